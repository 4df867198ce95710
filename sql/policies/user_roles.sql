alter table public.user_roles owner to artifio_owner;
alter table public.user_roles enable row level security;
alter table public.user_roles force row level security;
revoke all on public.user_roles from public, anon, authenticated, service_role;

drop policy if exists "accounts_keeper keeps" on public.user_roles;
create policy "accounts_keeper keeps" on public.user_roles to accounts_keeper using (true) with check (true);
grant select, insert, update, delete on public.user_roles to accounts_keeper;
drop policy if exists "generations_keeper keeps" on public.user_roles;
create policy "generations_keeper keeps" on public.user_roles to generations_keeper using (true) with check (true);
grant select on public.user_roles to generations_keeper;
drop policy if exists "Users can view own roles" on public.user_roles;
create policy "Users can view own roles" on public.user_roles for select to authenticated using ((select auth.uid()) = user_id);
drop policy if exists "Admins can view all" on public.user_roles;
create policy "Admins can view all" on public.user_roles for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service manages all" on public.user_roles;
create policy "Service manages all" on public.user_roles for all to service_role using (true) with check (true);
grant select on public.user_roles to authenticated;
grant select, insert, update, delete on public.user_roles to service_role;
