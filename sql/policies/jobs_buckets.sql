alter table jobs.buckets owner to artifio_owner;
alter table jobs.buckets enable row level security;
alter table jobs.buckets force row level security;
revoke all on jobs.buckets from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on jobs.buckets;
create policy "generations_keeper keeps" on jobs.buckets to generations_keeper using (true) with check (true);
grant select, update on jobs.buckets to generations_keeper;
