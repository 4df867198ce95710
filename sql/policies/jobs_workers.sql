alter table jobs.workers owner to artifio_owner;
alter table jobs.workers enable row level security;
alter table jobs.workers force row level security;
revoke all on jobs.workers from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on jobs.workers;
create policy "generations_keeper keeps" on jobs.workers to generations_keeper using (true) with check (true);
grant select, insert, update, delete on jobs.workers to generations_keeper;
