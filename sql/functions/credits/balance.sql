-- The caller's balance.
create or replace function api.balance(claims jsonb) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select trim_scale(credits)::text from public.user_credits where user_id = (claims ->> 'sub')::uuid
$$;
alter function api.balance(jsonb) owner to credits_keeper;
revoke all on function api.balance(jsonb) from public;
grant execute on function api.balance(jsonb) to authenticator;
