alter table auth.users owner to artifio_owner;
alter table auth.users enable row level security;
alter table auth.users force row level security;
revoke all on auth.users from public, anon, authenticated, service_role;

drop policy if exists "accounts_keeper keeps" on auth.users;
create policy "accounts_keeper keeps" on auth.users to accounts_keeper using (true) with check (true);
grant select, insert, update, delete on auth.users to accounts_keeper;
