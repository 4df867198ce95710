-- Makes a link to a finished generation of one's own. The token is 128 random bits made by the responder.
create or replace function api.share_generation(claims jsonb, generation_id uuid, token text, options jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare s public.shared_content;
begin
  if not auth.session_is_alive(claims) then raise exception 'Your session has ended. Sign in again.' using errcode = 'ZE010'; end if;
  if not exists (select from public.generations g where g.id = share_generation.generation_id and g.user_id = (claims ->> 'sub')::uuid) then
    raise exception 'This generation was not found.' using errcode = 'ZE011';
  end if;
  if not exists (select from public.generations g where g.id = share_generation.generation_id and g.status = 'completed' and g.outputs is not null) then
    raise exception 'Only a finished generation can be shared.' using errcode = 'ZE017';
  end if;
  insert into public.shared_content (generation_id, user_id, share_token, show_prompt, expires_at)
  values (share_generation.generation_id, (claims ->> 'sub')::uuid, token, coalesce((options ->> 'show_prompt')::boolean, true), (options ->> 'expires_at')::timestamptz)
  returning * into s;
  return to_jsonb(s)::text;
end $$;

-- Ends a link of one's own.
create or replace function api.revoke_share(claims jsonb, token text) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare s public.shared_content;
begin
  update public.shared_content set is_active = false where share_token = token and user_id = (claims ->> 'sub')::uuid returning * into s;
  if s.id is null then raise exception 'This share was not found.' using errcode = 'ZE011'; end if;
  return to_jsonb(s)::text;
end $$;

-- What a visitor with the link sees; NULL alike for unknown, revoked, expired and deleted.
create or replace function api.shared(token text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('type', g.type, 'prompt', case when s.show_prompt then g.prompt end, 'model_name', g.model_name, 'created_at', g.created_at,
    'sandbox', g.sandbox, 'view_count', s.view_count,
    'outputs', (select jsonb_agg((o - 'id' - 'url' - 'thumbnail')) from jsonb_array_elements(g.outputs) o))::text
  from public.shared_content s join public.generations g on g.id = s.generation_id
  where s.share_token = token and s.is_active and (s.expires_at is null or s.expires_at > now()) and g.status = 'completed' and g.outputs is not null
$$;

-- Counts one view of a link that works.
create or replace function api.count_view(token text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.shared_content set view_count = view_count + 1
  where share_token = token and is_active and (expires_at is null or expires_at > now())
$$;

-- The blob behind one output of a link that works.
create or replace function api.shared_media(token text, index integer) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('sha256', m.sha256, 'extension', m.extension, 'mime', m.mime, 'bytes', m.bytes)
  from public.shared_content s join public.media m on m.generation_id = s.generation_id and m.kind = 'output' and m.index = shared_media.index
  where s.share_token = token and s.is_active and (s.expires_at is null or s.expires_at > now())
$$;

do $$
declare f text;
begin
  foreach f in array array['share_generation(jsonb, uuid, text, jsonb)', 'revoke_share(jsonb, text)', 'shared(text)', 'count_view(text)', 'shared_media(text, integer)'] loop
    execute format('alter function api.%s owner to shares_keeper', f);
    execute format('revoke all on function api.%s from public', f);
    execute format('grant execute on function api.%s to authenticator', f);
  end loop;
end $$;
