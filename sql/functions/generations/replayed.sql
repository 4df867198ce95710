-- The first answer to an order that was accepted under this key; NULL when none was. For an order that could not be accepted anew,
-- such as one whose quote has expired since.
create or replace function api.replayed(claims jsonb, order_key text, body_hash text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare known public.idempotency_keys;
begin
  if not auth.session_is_alive(claims) then raise exception 'Your session has ended. Sign in again.' using errcode = 'ZE010'; end if;
  select * into known from public.idempotency_keys i where i.user_id = (claims ->> 'sub')::uuid and i.key = order_key and i.body_hash = replayed.body_hash;
  if known.user_id is null then return null; end if;
  return public.replay_generation(known.generation_id, null);
end $$;
alter function api.replayed(jsonb, text, text) owner to generations_keeper;
revoke all on function api.replayed(jsonb, text, text) from public;
grant execute on function api.replayed(jsonb, text, text) to authenticator;
