-- What the verified token of this transaction says. `nullif`: after a commit the setting is '' on a used connection, not NULL.
create or replace function auth.jwt() returns jsonb language sql stable set search_path = pg_catalog, pg_temp
  as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
create or replace function auth.uid() returns uuid language sql stable set search_path = pg_catalog, pg_temp
  as $$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
create or replace function auth.role() returns text language sql stable set search_path = pg_catalog, pg_temp
  as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role' $$;
alter function auth.jwt() owner to artifio_owner;
alter function auth.uid() owner to artifio_owner;
alter function auth.role() owner to artifio_owner;
grant execute on function auth.jwt(), auth.uid(), auth.role() to public;

-- Whether the caller is an admin: a row, never a claim. Definer, since a policy on user_roles can't ask user_roles.
create or replace function public.is_admin() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.user_roles where user_id = (select auth.uid()) and role = 'admin') $$;
alter function public.is_admin() owner to accounts_keeper;
revoke all on function public.is_admin() from public;
grant execute on function public.is_admin() to anon, authenticated, service_role, generations_keeper, shares_keeper, credits_keeper;

-- A setting of the operator.
create or replace function api.setting(setting text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select value from public.settings where name = setting $$;
alter function api.setting(text) owner to accounts_keeper;
revoke all on function api.setting(text) from public;
grant execute on function api.setting(text) to authenticator, service_authenticator, credits_keeper, generations_keeper, shares_keeper;
