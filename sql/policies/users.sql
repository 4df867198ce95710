alter table public.users owner to artifio_owner;
alter table public.users enable row level security;
alter table public.users force row level security;
revoke all on public.users from public, anon, authenticated, service_role;

drop policy if exists "accounts_keeper keeps" on public.users;
create policy "accounts_keeper keeps" on public.users to accounts_keeper using (true) with check (true);
grant select, insert, update, delete on public.users to accounts_keeper;
drop policy if exists "Users can view own account" on public.users;
create policy "Users can view own account" on public.users for select to authenticated using ((select auth.uid()) = id);
drop policy if exists "Admins can view all" on public.users;
create policy "Admins can view all" on public.users for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service reads all" on public.users;
create policy "Service reads all" on public.users for select to service_role using (true);
grant select on public.users to authenticated, service_role;
