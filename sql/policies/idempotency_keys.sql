alter table public.idempotency_keys owner to artifio_owner;
alter table public.idempotency_keys enable row level security;
alter table public.idempotency_keys force row level security;
revoke all on public.idempotency_keys from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on public.idempotency_keys;
create policy "generations_keeper keeps" on public.idempotency_keys to generations_keeper using (true) with check (true);
grant select, insert, delete on public.idempotency_keys to generations_keeper;
drop policy if exists "Service reads all" on public.idempotency_keys;
create policy "Service reads all" on public.idempotency_keys for select to service_role using (true);
grant select on public.idempotency_keys to service_role;
