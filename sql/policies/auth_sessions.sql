alter table auth.sessions owner to artifio_owner;
alter table auth.sessions enable row level security;
alter table auth.sessions force row level security;
revoke all on auth.sessions from public, anon, authenticated, service_role;

drop policy if exists "accounts_keeper keeps" on auth.sessions;
create policy "accounts_keeper keeps" on auth.sessions to accounts_keeper using (true) with check (true);
grant select, insert, update, delete on auth.sessions to accounts_keeper;
