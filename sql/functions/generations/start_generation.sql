-- Accepts an order: key, charge, generation and job commit together or not at all. A test order is an admin's and is charged nothing.
create or replace function api.start_generation(claims jsonb, ord jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  me uuid := (claims ->> 'sub')::uuid;
  k text := ord ->> 'key';
  cost numeric := (ord ->> 'cost')::numeric;
  free boolean := coalesce((ord ->> 'is_test')::boolean, false);
  g public.generations;
  known public.idempotency_keys;
  balance numeric;
  input_rows jsonb := '[]';
begin
  if not auth.session_is_alive(claims) then raise exception 'Your session has ended. Sign in again.' using errcode = 'ZE010'; end if;
  if free then
    perform api.require_admin(claims);
    cost := 0;
  elsif cost is null or cost <= 0 or cost >= 1e6 or cost = 'NaN' then
    raise exception 'This order has no valid price.' using errcode = 'ZE020';
  end if;
  if ord ->> 'quoted_cost' is not null and (ord ->> 'quoted_cost')::numeric < cost then
    raise exception 'The price has changed since it was quoted.' using errcode = 'ZE007', detail = jsonb_build_object('cost', cost, 'quoted', (ord ->> 'quoted_cost')::numeric)::text;
  end if;

  -- One user's orders pass one after the other: the key, the number running and the balance are then all exact.
  select credits into balance from public.user_credits where user_id = me for update;

  if k is not null then
    select * into known from public.idempotency_keys where user_id = me and key = k;
    if known.user_id is not null then
      if known.body_hash <> ord ->> 'body_hash' then raise exception 'This Idempotency-Key was used with another request.' using errcode = 'ZE008'; end if;
      return public.replay_generation(known.generation_id, (ord ->> 'expected_seconds')::numeric);
    end if;
  end if;

  if (select count(*) from public.generations where user_id = me and status in ('pending', 'processing')) >= coalesce((ord ->> 'max_running')::integer, 20) then
    raise exception 'Too many generations are running. Wait for one to finish.' using errcode = 'ZE016', detail = jsonb_build_object('maximum', (ord ->> 'max_running')::integer)::text;
  end if;

  if jsonb_array_length(coalesce(ord -> 'inputs', '[]')) > 0 then
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'sha256', m.sha256, 'extension', m.extension, 'mime', m.mime, 'width', m.width, 'height', m.height,
        'bucket_id', m.bucket_id, 'name', m.name, 'generation_id', m.generation_id, 'index', m.index)), '[]')
    into input_rows from public.media m where m.user_id = me and m.id in (select value::uuid from jsonb_array_elements_text(ord -> 'inputs'));
    if jsonb_array_length(input_rows) < (select count(distinct value) from jsonb_array_elements_text(ord -> 'inputs')) then
      raise exception 'An input file was not found.' using errcode = 'ZE011';
    end if;
  end if;

  insert into public.generations (user_id, model_id, model_record_id, model_name, provider, type, prompt, negative_prompt, settings, tokens_used, output_count,
    formula, registry_version, sandbox, is_test, request_id, deadline_at, expires_at)
  values (me, ord ->> 'model_id', ord ->> 'model_record_id', coalesce(ord ->> 'model_name', ''), coalesce(ord ->> 'provider', ''), ord ->> 'type', ord ->> 'prompt', ord ->> 'negative_prompt',
    coalesce(ord -> 'settings', '{}'), cost, coalesce((ord ->> 'outputs')::integer, 1), ord ->> 'formula', ord ->> 'registry_version',
    coalesce((ord ->> 'sandbox')::boolean, false), free, ord ->> 'request_id', now() + make_interval(secs => (ord ->> 'deadline_seconds')::double precision),
    now() + make_interval(days => api.setting('generation_retention_days')::integer))
  returning * into g;

  if not free then balance := public.charge_generation(me, g.id, cost, g.model_name); end if;

  if k is not null then
    insert into public.idempotency_keys (user_id, key, body_hash, generation_id) values (me, k, ord ->> 'body_hash', g.id);
  end if;
  insert into jobs.queue (generation_id, user_id, inputs) values (g.id, me, input_rows);
  perform pg_notify('jobs', '');

  return jsonb_build_object('generation', to_jsonb(g), 'replayed', false, 'credits', trim_scale(balance), 'expected_seconds', (ord ->> 'expected_seconds')::numeric)::text;
end $$;

-- The first answer to a known key again: the row as it was accepted, and the balance as its charge left it (for a test, the present one).
create or replace function public.replay_generation(id uuid, expected_seconds numeric) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  made public.generations;
  balance numeric;
begin
  select * into made from public.generations g where g.id = replay_generation.id;
  select t.balance_after into balance from public.credit_transactions t where t.generation_id = made.id and t.transaction_type = 'generation';
  if made.is_test then select c.credits into balance from public.user_credits c where c.user_id = made.user_id; end if;
  made.status := 'pending';
  made.status_detail := 'queued';
  made.progress := 0;
  made.output_url := null;
  made.output_urls := null;
  made.outputs := null;
  made.error_code := null;
  made.error_message := null;
  made.job_id := null;
  made.provider_cost_usd := null;
  made.cancel_requested_at := null;
  made.polling_started_at := null;
  made.completed_at := null;
  return jsonb_build_object('generation', to_jsonb(made), 'replayed', true, 'credits', trim_scale(balance), 'expected_seconds', expected_seconds)::text;
end $$;
alter function public.replay_generation(uuid, numeric) owner to generations_keeper;
revoke all on function public.replay_generation(uuid, numeric) from public;

alter function api.start_generation(jsonb, jsonb) owner to generations_keeper;
revoke all on function api.start_generation(jsonb, jsonb) from public;
grant execute on function api.start_generation(jsonb, jsonb) to authenticator;
