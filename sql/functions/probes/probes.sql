-- Asks for a probe of each provider that has none younger than some seconds; gives those that are still to come. One that nobody has
-- ended for a minute was forgotten by a worker that died, and is offered again.
create or replace function public.want_probes(providers text[], fresh_seconds double precision) returns uuid[]
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare added integer;
begin
  update public.provider_probes set taken_at = null where ended_at is null and taken_at < clock_timestamp() - interval '1 minute';
  insert into public.provider_probes (provider)
  select distinct p from unnest(providers) p
  where not exists (select from public.provider_probes x where x.provider = p and x.ended_at > clock_timestamp() - make_interval(secs => fresh_seconds))
  on conflict (provider) where ended_at is null do nothing;
  get diagnostics added = row_count;
  if added > 0 then perform pg_notify('probes', ''); end if;
  return array(select id from public.provider_probes where ended_at is null and provider = any(providers));
end $$;

-- The same for an admin who waits for the answers.
create or replace function api.ask_probes(claims jsonb, providers text[], fresh_seconds double precision) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform api.require_admin(claims);
  return to_jsonb(public.want_probes(providers, fresh_seconds));
end $$;

-- Whether a probe has ended.
create or replace function api.probe_ended(id uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.provider_probes p where p.id = probe_ended.id and p.ended_at is not null)
$$;

-- The worker's regular round: a probe of each provider, and an end to what is older than a week.
create or replace function jobs.want_probes(providers text[], fresh_seconds double precision) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from public.provider_probes where asked_at < now() - interval '7 days';
  select public.want_probes(providers, fresh_seconds)
$$;

-- Takes what is to be probed.
create or replace function jobs.take_probes() returns setof jsonb language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.provider_probes set taken_at = clock_timestamp() where ended_at is null and taken_at is null
  returning jsonb_build_object('id', id, 'provider', provider)
$$;

-- Writes down what a probe found, and wakes whoever waits for it.
create or replace function jobs.end_probe(id uuid, sandbox boolean, ok boolean, seconds double precision, credits numeric, detail text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  update public.provider_probes p set ended_at = clock_timestamp(), sandbox = end_probe.sandbox, ok = end_probe.ok, seconds = end_probe.seconds,
    credits = end_probe.credits, detail = left(end_probe.detail, 600)
  where p.id = end_probe.id and p.ended_at is null;
  if not found then return false; end if;
  perform pg_notify('done', end_probe.id::text);
  return true;
end $$;

do $$
declare f text;
begin
  foreach f in array array['public.want_probes(text[], double precision)', 'api.ask_probes(jsonb, text[], double precision)', 'api.probe_ended(uuid)',
    'jobs.want_probes(text[], double precision)', 'jobs.take_probes()', 'jobs.end_probe(uuid, boolean, boolean, double precision, numeric, text)'] loop
    execute format('alter function %s owner to generations_keeper', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to %s', f, case split_part(f, '.', 1) when 'api' then 'authenticator' when 'jobs' then 'worker' else 'generations_keeper' end);
  end loop;
end $$;
