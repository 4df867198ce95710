alter table public.settings owner to artifio_owner;
alter table public.settings enable row level security;
alter table public.settings force row level security;
revoke all on public.settings from public, anon, authenticated, service_role;

drop policy if exists "accounts_keeper keeps" on public.settings;
create policy "accounts_keeper keeps" on public.settings to accounts_keeper using (true) with check (true);
grant select on public.settings to accounts_keeper;
drop policy if exists "generations_keeper keeps" on public.settings;
create policy "generations_keeper keeps" on public.settings to generations_keeper using (true) with check (true);
grant select on public.settings to generations_keeper;
drop policy if exists "Admins can view all" on public.settings;
create policy "Admins can view all" on public.settings for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service manages all" on public.settings;
create policy "Service manages all" on public.settings for all to service_role using (true) with check (true);
grant select on public.settings to authenticated;
grant select, insert, update, delete on public.settings to service_role;
