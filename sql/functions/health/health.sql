-- What readiness asks: the newest migration, and how long ago a worker was seen.
create or replace function api.ready() returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('migration', (select max(split_part(name, '_', 1)) from migration.applied where name ~ '^[0-9]{4}_'),
    'worker_seconds', (select round(extract(epoch from clock_timestamp() - max(seen_at))::numeric, 1) from jobs.workers))
$$;

-- Gauges of the whole system for /metrics.
create or replace function api.gauges() returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'generations_pending', (select count(*) from public.generations where status = 'pending'),
    'generations_processing', (select count(*) from public.generations where status = 'processing'),
    'oldest_nonterminal_seconds', (select coalesce(extract(epoch from now() - min(created_at)), 0) from public.generations where status in ('pending', 'processing')),
    'queue_depth', (select count(*) from jobs.queue where run_at <= now() and leased_by is null),
    'queue_oldest_seconds', (select coalesce(extract(epoch from now() - min(run_at)), 0) from jobs.queue where run_at <= now() and leased_by is null),
    'provider_doubtful', (select count(*) from jobs.queue where phase = 'reconciling'))
$$;

do $$
declare f text;
begin
  foreach f in array array['ready()', 'gauges()'] loop
    execute format('alter function api.%s owner to generations_keeper', f);
    execute format('revoke all on function api.%s from public', f);
    execute format('grant execute on function api.%s to authenticator, monitor', f);
  end loop;
end $$;
