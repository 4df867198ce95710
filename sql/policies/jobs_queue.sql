alter table jobs.queue owner to artifio_owner;
alter table jobs.queue enable row level security;
alter table jobs.queue force row level security;
revoke all on jobs.queue from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on jobs.queue;
create policy "generations_keeper keeps" on jobs.queue to generations_keeper using (true) with check (true);
grant select, insert, update, delete on jobs.queue to generations_keeper;
