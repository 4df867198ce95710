-- What became of the orders of these models ({id, provider, sandbox}) in the last hours, by model and by provider, and what the last
-- probes found. A refusal says something of the order, a cancellation something of its owner: neither counts for or against a model.
create or replace function api.model_outcomes(claims jsonb, models jsonb, hours integer) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  since timestamptz := now() - make_interval(hours => hours);
begin
  perform api.require_admin(claims);
  return (
    with asked as (
      select * from jsonb_to_recordset(models) m (id text, provider text, sandbox boolean)
    ), ended as (
      select a.id, a.provider, g.status, g.status_detail, g.is_test, extract(epoch from g.completed_at - coalesce(g.polling_started_at, g.created_at)) as seconds
      from asked a cross join lateral (
        select * from public.generations c where c.model_record_id = a.id and c.status = 'completed' and c.completed_at > since and c.sandbox = a.sandbox
        union all
        select * from public.generations f where f.model_record_id = a.id and f.status = 'failed' and f.completed_at > since and f.sandbox = a.sandbox) g
    ), counted as (
      select provider, id, count(*) filter (where status = 'completed') as completed,
        count(*) filter (where status = 'failed' and status_detail not in ('refused', 'cancelled')) as faults,
        count(*) filter (where status = 'failed' and status_detail = 'refused') as refused,
        count(*) filter (where status = 'failed' and status_detail = 'cancelled') as cancelled,
        count(*) filter (where is_test) as tests,
        round((percentile_cont(0.5) within group (order by seconds) filter (where status = 'completed'))::numeric, 1) as median_seconds
      from ended group by grouping sets ((provider, id), (provider))
    ), latest as (
      select a.id, a.provider, s.completed_at as success_at, e.completed_at as error_at, jsonb_build_object('generation_id', e.id, 'at', e.completed_at,
        'code', e.error_code, 'detail', e.status_detail, 'message', e.error_message, 'internal', l.error_message) as error, t.test
      from asked a
      left join lateral (select c.completed_at from public.generations c where c.model_record_id = a.id and c.status = 'completed' and c.sandbox = a.sandbox
        order by c.completed_at desc limit 1) s on true
      left join lateral (select f.* from public.generations f where f.model_record_id = a.id and f.status = 'failed' and f.sandbox = a.sandbox
        and f.status_detail not in ('refused', 'cancelled') order by f.completed_at desc limit 1) e on true
      -- Written in the same transaction, so at the same time.
      left join lateral (select x.error_message from public.error_logs x where x.created_at = e.completed_at and x.context ->> 'generation_id' = e.id::text limit 1) l on true
      left join lateral (select jsonb_build_object('generation_id', x.id, 'at', x.created_at, 'status', x.status) as test from public.generations x
        where x.model_record_id = a.id and x.is_test order by x.created_at desc limit 1) t on true
    )
    select jsonb_build_object(
      'models', (select coalesce(jsonb_object_agg(l.id, coalesce(to_jsonb(c) - 'provider' - 'id', '{}') || jsonb_build_object('last_success', l.success_at,
          'last_error', case when l.error_at is not null then l.error end, 'last_test', l.test,
          'failing', coalesce(l.error_at > l.success_at, l.error_at is not null))), '{}')
        from latest l left join counted c on c.id = l.id),
      'providers', (select coalesce(jsonb_object_agg(p.provider, coalesce(to_jsonb(c) - 'provider' - 'id', '{}') || jsonb_build_object('last_success', p.success_at,
          'last_error', p.error, 'failing', coalesce(p.error_at > p.success_at, p.error_at is not null), 'probes', r.probes)), '{}')
        from (select provider, max(success_at) as success_at, max(error_at) as error_at,
            (array_agg(error order by error_at desc) filter (where error_at is not null))[1] as error from latest group by provider) p
        left join counted c on c.provider = p.provider and c.id is null
        cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('ok', b.ok, 'at', b.ended_at, 'seconds', round(b.seconds::numeric, 3), 'credits', b.credits,
            'detail', b.detail, 'sandbox', b.sandbox, 'is_fresh', b.ended_at > now() - interval '15 minutes') order by b.ended_at desc), '[]') as probes
          from (select * from public.provider_probes x where x.provider = p.provider and x.ended_at is not null order by x.ended_at desc limit 2) b) r)
    )::text);
end $$;
alter function api.model_outcomes(jsonb, jsonb, integer) owner to generations_keeper;
revoke all on function api.model_outcomes(jsonb, jsonb, integer) from public;
grant execute on function api.model_outcomes(jsonb, jsonb, integer) to authenticator;
