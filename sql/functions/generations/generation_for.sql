-- The row of an own generation, as REST shows it; NULL alike for missing and not yours.
create or replace function api.generation_for(claims jsonb, id uuid) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select to_jsonb(g)::text from public.generations g where g.id = generation_for.id and g.user_id = (claims ->> 'sub')::uuid
$$;
alter function api.generation_for(jsonb, uuid) owner to generations_keeper;
revoke all on function api.generation_for(jsonb, uuid) from public;
grant execute on function api.generation_for(jsonb, uuid) to authenticator;
