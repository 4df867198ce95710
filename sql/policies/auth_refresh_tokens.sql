alter table auth.refresh_tokens owner to artifio_owner;
alter table auth.refresh_tokens enable row level security;
alter table auth.refresh_tokens force row level security;
revoke all on auth.refresh_tokens from public, anon, authenticated, service_role;

drop policy if exists "accounts_keeper keeps" on auth.refresh_tokens;
create policy "accounts_keeper keeps" on auth.refresh_tokens to accounts_keeper using (true) with check (true);
grant select, insert, delete on auth.refresh_tokens to accounts_keeper;
