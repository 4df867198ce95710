-- The blob behind a media row, for its owner or an admin; NULL alike for missing and not yours.
create or replace function api.media_for(claims jsonb, id uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('sha256', m.sha256, 'extension', m.extension, 'mime', m.mime, 'bytes', m.bytes, 'kind', m.kind, 'index', m.index,
    'file_name', coalesce(regexp_replace(m.name, '^.*/', ''), 'artifio-' || left(m.generation_id::text, 8) || '-' || (m.index + 1) || '.' || m.extension))
  from public.media m
  where m.id = media_for.id and (m.user_id = (claims ->> 'sub')::uuid
    or exists (select from public.user_roles r where r.user_id = (claims ->> 'sub')::uuid and r.role = 'admin'))
$$;

-- Records an upload under a name whose first folder is its owner's id.
create or replace function api.store_upload(claims jsonb, bucket text, name text, blob jsonb, upsert boolean) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare me uuid := (claims ->> 'sub')::uuid; stored uuid; used bigint;
begin
  if bucket <> 'uploads' or split_part(name, '/', 1) <> me::text then
    raise exception 'You may write only into your own folder.' using errcode = 'ZE018';
  end if;
  select coalesce(sum(m.bytes), 0) into used from public.media m where m.user_id = me and m.kind = 'upload';
  if used + (blob ->> 'bytes')::bigint > coalesce((select value::bigint from public.settings s where s.name = 'upload_quota_bytes'), 0) then
    raise exception 'Your space for uploads is full.' using errcode = 'ZE013';
  end if;
  insert into public.media as m (user_id, kind, bucket_id, name, sha256, extension, mime, bytes, width, height, duration_ms, grid)
  values (me, 'upload', bucket, store_upload.name, blob ->> 'sha256', blob ->> 'extension', blob ->> 'mime', (blob ->> 'bytes')::bigint,
    (blob ->> 'width')::integer, (blob ->> 'height')::integer, (blob ->> 'duration_ms')::integer, blob -> 'grid')
  on conflict (bucket_id, name) where kind = 'upload' do update set sha256 = excluded.sha256, extension = excluded.extension, mime = excluded.mime,
    bytes = excluded.bytes, width = excluded.width, height = excluded.height, duration_ms = excluded.duration_ms, grid = excluded.grid
    where upsert and m.user_id = me
  returning m.id into stored;
  if stored is null then raise exception 'The resource already exists' using errcode = 'ZE017'; end if;
  return jsonb_build_object('Id', stored, 'Key', bucket || '/' || store_upload.name);
end $$;

-- An upload of one's own by its name.
create or replace function api.find_upload(claims jsonb, bucket text, name text) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select to_jsonb(m) - 'user_id' from public.media m
  where m.kind = 'upload' and m.bucket_id = bucket and m.name = find_upload.name
    and (m.user_id = (claims ->> 'sub')::uuid or exists (select from public.user_roles r where r.user_id = (claims ->> 'sub')::uuid and r.role = 'admin'))
$$;

-- Removes uploads of one's own; gives what was removed.
create or replace function api.remove_uploads(claims jsonb, bucket text, names text[]) returns jsonb language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from public.media m where m.kind = 'upload' and m.bucket_id = bucket and m.name = any(names) and m.user_id = (claims ->> 'sub')::uuid returning m.*)
  select coalesce(jsonb_agg(to_jsonb(gone) - 'user_id'), '[]') from gone
$$;

-- The media behind references of an order: "uploads/<user>/<name>", a media id, or "generation:<id>/<index>". Null for what is not yours.
create or replace function api.input_media(claims jsonb, refs text[]) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(case when m.id is null then jsonb_build_object('ref', r.ref, 'id', null) else
    jsonb_build_object('ref', r.ref, 'id', m.id, 'sha256', m.sha256, 'extension', m.extension, 'mime', m.mime, 'width', m.width, 'height', m.height) end order by r.place), '[]')
  from unnest(refs) with ordinality as r (ref, place)
  left join public.media m on m.user_id = (claims ->> 'sub')::uuid and (
    (r.ref ~ '^uploads/' and m.kind = 'upload' and m.bucket_id = 'uploads' and m.name = substr(r.ref, 9))
    or (r.ref ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' and m.id::text = r.ref)
    or (r.ref ~ '^generation:' and m.kind = 'output' and 'generation:' || m.generation_id || '/' || m.index = r.ref))
$$;

-- The newest picture of one's own that is large enough for a model to take; NULL when there is none.
create or replace function api.newest_picture(claims jsonb) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id::text from public.media m
  where m.user_id = (claims ->> 'sub')::uuid and m.mime like 'image/%' and least(m.width, m.height) >= 300
  order by m.created_at desc limit 1
$$;

do $$
declare f text;
begin
  foreach f in array array['newest_picture(jsonb)', 'media_for(jsonb, uuid)', 'store_upload(jsonb, text, text, jsonb, boolean)', 'find_upload(jsonb, text, text)',
    'remove_uploads(jsonb, text, text[])', 'input_media(jsonb, text[])'] loop
    execute format('alter function api.%s owner to generations_keeper', f);
    execute format('revoke all on function api.%s from public', f);
    execute format('grant execute on function api.%s to authenticator, service_authenticator', f);
  end loop;
end $$;
