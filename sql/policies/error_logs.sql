alter table public.error_logs owner to artifio_owner;
alter table public.error_logs enable row level security;
alter table public.error_logs force row level security;
revoke all on public.error_logs from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on public.error_logs;
create policy "generations_keeper keeps" on public.error_logs to generations_keeper using (true) with check (true);
grant select, insert on public.error_logs to generations_keeper;
drop policy if exists "Admins can view all" on public.error_logs;
create policy "Admins can view all" on public.error_logs for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service manages all" on public.error_logs;
create policy "Service manages all" on public.error_logs for all to service_role using (true) with check (true);
grant select on public.error_logs to authenticated;
grant select, insert, update on public.error_logs to service_role;
