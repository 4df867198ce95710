-- Roles and schemas, made once by a superuser in a new database. Everything after this belongs to `migrator`.
-- No role that serves requests is a superuser or bypasses row security.

do $$
declare name text;
begin
  foreach name in array array['artifio_owner', 'accounts_keeper', 'credits_keeper', 'generations_keeper', 'shares_keeper',
                              'anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_roles where rolname = name) then execute format('create role %I nologin noinherit', name); end if;
  end loop;
  foreach name in array array['migrator', 'authenticator', 'service_authenticator', 'worker', 'monitor'] loop
    if not exists (select from pg_roles where rolname = name) then execute format('create role %I login noinherit', name); end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'backup') then create role backup login noinherit bypassrls; end if;
end $$;

alter role migrator inherit;
grant artifio_owner, accounts_keeper, credits_keeper, generations_keeper, shares_keeper to migrator;
grant anon, authenticated to authenticator;
grant anon, authenticated, service_role to service_authenticator;
grant pg_monitor to monitor;
grant pg_read_all_data to backup;

alter role authenticator set statement_timeout = '5s';
alter role authenticator set idle_in_transaction_session_timeout = '10s';
alter role authenticator set lock_timeout = '4s';
alter role service_authenticator set statement_timeout = '15s';
alter role service_authenticator set idle_in_transaction_session_timeout = '10s';
alter role worker set statement_timeout = '30s';
alter role worker set idle_in_transaction_session_timeout = '10s';

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to migrator, authenticator, service_authenticator, worker, monitor, backup', current_database());
  execute format('grant create on database %I to migrator', current_database());
  execute format('alter database %I set log_parameter_max_length_on_error = 0', current_database());
end $$;

revoke all on schema public from public;
alter schema public owner to artifio_owner;
create schema if not exists auth authorization artifio_owner;
create schema if not exists api authorization artifio_owner;
create schema if not exists jobs authorization artifio_owner;
create schema if not exists migration authorization migrator;

grant usage on schema public to anon, authenticated, service_role, accounts_keeper, credits_keeper, generations_keeper, shares_keeper, authenticator, service_authenticator, worker, monitor;
grant usage on schema auth to anon, authenticated, service_role, accounts_keeper, credits_keeper, generations_keeper, shares_keeper, authenticator, service_authenticator, worker;
grant usage on schema api to authenticator, service_authenticator, accounts_keeper, credits_keeper, generations_keeper, shares_keeper, monitor;
grant usage on schema jobs to worker, generations_keeper, monitor;
-- A function's owner needs CREATE to be given it; these roles can't log in.
grant create on schema public, auth, api, jobs to accounts_keeper, credits_keeper, generations_keeper, shares_keeper;

alter default privileges for role migrator revoke execute on functions from public;
alter default privileges for role artifio_owner revoke execute on functions from public;

create table if not exists migration.applied (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);
alter table migration.applied owner to migrator;
grant usage on schema migration to generations_keeper, monitor;
grant select on migration.applied to generations_keeper, monitor;
