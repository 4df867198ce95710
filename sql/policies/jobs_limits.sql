alter table jobs.limits owner to artifio_owner;
alter table jobs.limits enable row level security;
alter table jobs.limits force row level security;
revoke all on jobs.limits from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on jobs.limits;
create policy "generations_keeper keeps" on jobs.limits to generations_keeper using (true) with check (true);
grant select, update on jobs.limits to generations_keeper;
