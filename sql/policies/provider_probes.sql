alter table public.provider_probes owner to artifio_owner;
alter table public.provider_probes enable row level security;
alter table public.provider_probes force row level security;
revoke all on public.provider_probes from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on public.provider_probes;
create policy "generations_keeper keeps" on public.provider_probes to generations_keeper using (true) with check (true);
grant select, insert, update, delete on public.provider_probes to generations_keeper;
drop policy if exists "Admins can view all" on public.provider_probes;
create policy "Admins can view all" on public.provider_probes for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service reads all" on public.provider_probes;
create policy "Service reads all" on public.provider_probes for select to service_role using (true);
grant select on public.provider_probes to authenticated, service_role;
