-- The worker's side. A lease is 30 s by the database's clock and is renewed by heartbeat; whoever lost it can do nothing more.
-- Leases, heartbeats and tokens do not wait for the disk: one that a crash of Postgres forgets was never relied upon, since nothing
-- leaves for a provider before `begin_submit` has committed, and that commit takes all earlier ones to the disk with it.

-- Says that a worker lives.
create or replace function jobs.register_worker(worker text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into jobs.workers (name, seen_at) values (worker, now()) on conflict (name) do update set seen_at = now()
$$;

-- Takes at most `count` due jobs. When all fit there is nothing to weigh; else users are walked by an index, each offers its
-- oldest, and those win who have the fewest jobs leased and had the fewest sent within half a minute. The lock makes workers that
-- pick at the same moment take turns. `attempt` counts what went wrong in the present phase. While a job is leased its `run_at` is
-- infinity, so that `release` sees a callback or a wish to cancel that came meanwhile.
create or replace function jobs.lease(worker text, count integer) returns setof jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  picked uuid[];
begin
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(7101);
  picked := array(select q.id from jobs.queue q where q.leased_by is null and q.run_at <= now() order by q.run_at limit lease.count + 1);
  if cardinality(picked) > lease.count then picked := jobs.pick_fairly(lease.count); end if;
  return query
  with locked as (
    select q.id, q.run_at as due_at from jobs.queue q where q.id = any (picked) and q.leased_by is null for update of q skip locked
  ), taken as (
    update jobs.queue q set leased_by = lease.worker, lease_until = now() + interval '30 seconds', run_at = 'infinity'
    from locked where q.id = locked.id returning q.*, locked.due_at
  )
  select jsonb_build_object('job_id', t.id, 'attempt', t.attempt, 'kind', t.kind, 'phase', t.phase, 'note', t.note, 'inputs', t.inputs,
    'waiting_seconds', extract(epoch from now() - t.created_at), 'late_seconds', extract(epoch from clock_timestamp() - t.due_at),
    'seconds_left', extract(epoch from g.deadline_at - now()), 'generation', to_jsonb(g))
  from taken t join public.generations g on g.id = t.generation_id;
end $$;

create or replace function jobs.pick_fairly(wanted integer) returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with recursive waiting (user_id) as (
    (select q.user_id from jobs.queue q where q.leased_by is null order by q.user_id limit 1)
    union all
    select (select q.user_id from jobs.queue q where q.leased_by is null and q.user_id > w.user_id order by q.user_id limit 1)
    from waiting w where w.user_id is not null
  ), ranked as (
    select offer.id from waiting w
    cross join lateral (select pg_catalog.count(*) as n from jobs.queue q where q.user_id = w.user_id and q.leased_by is not null) busy
    cross join lateral (select pg_catalog.count(*) as n from public.generations g where g.user_id = w.user_id
      and g.created_at > now() - interval '1 hour' and g.polling_started_at > now() - interval '30 seconds') served
    cross join lateral (
      select q.id, q.run_at, row_number() over (order by q.run_at) as place
      from (select d.id, d.run_at from jobs.queue d where d.leased_by is null and d.user_id = w.user_id and d.run_at <= now()
            order by d.run_at limit wanted) q) offer
    where w.user_id is not null
    order by busy.n + served.n + offer.place, offer.run_at limit wanted
  )
  select array(select id from ranked)
$$;

-- Locks the generation of a job. Everything locks the generation first and its job after it, so that no two wait for each other.
create or replace function jobs.lock_generation(job_id uuid) returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
  select from public.generations g where g.id = (select q.generation_id from jobs.queue q where q.id = lock_generation.job_id) for update
$$;

-- Renews the leases that are still held; gives their number.
create or replace function jobs.heartbeat(worker text, job_ids uuid[]) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare n integer;
begin
  perform set_config('synchronous_commit', 'off', true);
  perform jobs.register_worker(worker);
  update jobs.queue set lease_until = now() + interval '30 seconds' where id = any(job_ids) and leased_by = worker;
  get diagnostics n = row_count;
  return n;
end $$;

-- Gives back the jobs of workers that died.
create or replace function jobs.reap() returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare n integer;
begin
  update jobs.queue set leased_by = null, lease_until = null, attempt = attempt + 1, run_at = now() where leased_by is not null and lease_until < now();
  get diagnostics n = row_count;
  if n > 0 then perform pg_notify('jobs', ''); end if;
  delete from jobs.workers where seen_at < now() - interval '1 hour';
  return n;
end $$;

-- Hands a job back, to be taken again after some seconds. From `submitting` it returns to the queue: its worker knows that the
-- provider did not accept it. A note that begins with "waiting" counts as no attempt.
create or replace function jobs.release(job_id uuid, worker text, run_in_seconds double precision, note text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare due boolean;
begin
  update jobs.queue q set leased_by = null, lease_until = null, note = release.note,
    phase = case when q.phase = 'submitting' then 'queued' else q.phase end,
    attempt = case when release.note is null then 0 when release.note like 'waiting%' then q.attempt else q.attempt + 1 end,
    run_at = case when q.run_at < 'infinity' then now() else greatest(now(), least(now() + make_interval(secs => run_in_seconds), (select g.deadline_at from public.generations g where g.id = q.generation_id))) end
  where q.id = release.job_id and q.leased_by = release.worker
  returning q.run_at <= now() into due;
  if due then perform pg_notify('jobs', ''); end if;
  return due is not null;
end $$;

-- Asks leave to call a provider: 0 when the call may go out now, else the seconds to wait. Exact: never more than the limit in
-- any window, however many workers ask. Our window is half a second longer than theirs: calls take different times to arrive.
create or replace function jobs.take_token(provider text) returns double precision language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bucket jobs.limits;
  moment timestamptz;
begin
  perform set_config('synchronous_commit', 'off', true);
  select * into bucket from jobs.limits l where l.provider = take_token.provider for update;
  if not found then return 0; end if;
  moment := clock_timestamp();
  bucket.taken := array(select t from unnest(bucket.taken) t where t > moment - make_interval(secs => bucket.seconds + 0.5) order by t);
  if cardinality(bucket.taken) >= bucket.most then
    return greatest(0.001, extract(epoch from bucket.taken[1] - moment) + bucket.seconds + 0.5);
  end if;
  update jobs.limits l set taken = bucket.taken || moment where l.provider = take_token.provider;
  return 0;
end $$;

-- Commits the intent to call the provider. False when the job is no longer this worker's or the generation has ended or shall be cancelled.
create or replace function jobs.begin_submit(job_id uuid, worker text, token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare gid uuid;
begin
  perform jobs.lock_generation(job_id);
  update jobs.queue q set phase = 'submitting', token_hash = begin_submit.token_hash
  from public.generations g
  where q.id = begin_submit.job_id and q.leased_by = begin_submit.worker and g.id = q.generation_id and g.status in ('pending', 'processing') and g.cancel_requested_at is null
  returning q.generation_id into gid;
  if gid is null then return false; end if;
  update public.generations set status_detail = 'submitting' where id = gid;
  return true;
end $$;

-- Goes back to the queue after a call that certainly was not accepted.
create or replace function jobs.unsubmit(job_id uuid, worker text, run_in_seconds double precision, note text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform jobs.lock_generation(job_id);
  update jobs.queue q set phase = 'queued' where q.id = unsubmit.job_id and q.leased_by = unsubmit.worker and q.phase = 'submitting';
  update public.generations g set status_detail = 'queued' from jobs.queue q where q.id = unsubmit.job_id and g.id = q.generation_id and g.status = 'pending';
  return jobs.release(job_id, worker, run_in_seconds, note);
end $$;

-- Stores the provider's id of an accepted job and hands the job back until the first poll.
create or replace function jobs.mark_submitted(job_id uuid, worker text, provider_job_id text, poll_in_seconds double precision) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare gid uuid;
begin
  perform jobs.lock_generation(job_id);
  update jobs.queue q set phase = 'submitted' where q.id = mark_submitted.job_id and q.leased_by = mark_submitted.worker returning q.generation_id into gid;
  if gid is null then return false; end if;
  update public.generations g set status = 'processing', status_detail = 'submitted', job_id = provider_job_id, polling_started_at = coalesce(g.polling_started_at, now())
  where g.id = gid and g.status in ('pending', 'processing');
  return jobs.release(job_id, worker, poll_in_seconds, null);
end $$;

-- Records progress (0 to 1) and hands the job back until the next poll.
create or replace function jobs.mark_progress(job_id uuid, worker text, progress real, poll_in_seconds double precision) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform jobs.lock_generation(job_id);
  update public.generations g set progress = greatest(g.progress, least(mark_progress.progress, 1)), status = 'processing', status_detail = 'generating'
  from jobs.queue q where q.id = mark_progress.job_id and q.leased_by = mark_progress.worker and g.id = q.generation_id and g.status in ('pending', 'processing');
  return jobs.release(job_id, worker, poll_in_seconds, null);
end $$;

-- What may have been accepted is asked about, never sent again blindly.
create or replace function jobs.mark_reconciling(job_id uuid, worker text, note text, check_in_seconds double precision) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare gid uuid;
begin
  perform jobs.lock_generation(job_id);
  update jobs.queue q set phase = 'reconciling' where q.id = mark_reconciling.job_id and q.leased_by = mark_reconciling.worker returning q.generation_id into gid;
  if gid is null then return false; end if;
  update public.generations g set status = 'processing', status_detail = 'reconciling' where g.id = gid and g.status in ('pending', 'processing');
  return jobs.release(job_id, worker, check_in_seconds, note);
end $$;

-- Ends a generation with its results. False when it has already ended: a late success changes nothing. Of several results those that came
-- are kept, and the share of the others is given back.
create or replace function jobs.complete_generation(job_id uuid, worker text, result jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare g public.generations; shown jsonb;
begin
  select x.* into g from public.generations x join jobs.queue q on q.generation_id = x.id
  where q.id = complete_generation.job_id and q.leased_by = complete_generation.worker for update of x;
  if g.id is null or g.status in ('completed', 'failed') then return false; end if;
  with output as (
    insert into public.media (user_id, kind, generation_id, index, sha256, extension, mime, bytes, width, height, duration_ms, grid)
    select g.user_id, 'output', g.id, (o ->> 'index')::integer, o ->> 'sha256', o ->> 'extension', o ->> 'mime', (o ->> 'bytes')::bigint,
      (o ->> 'width')::integer, (o ->> 'height')::integer, (o ->> 'duration_ms')::integer, o -> 'grid'
    from jsonb_array_elements(result -> 'outputs') o
    returning *
  )
  select jsonb_agg(jsonb_build_object('index', m.index, 'id', m.id, 'url', '/media/v1/' || m.id, 'thumbnail', '/media/v1/' || m.id || '?w=640',
    'mime', m.mime, 'width', m.width, 'height', m.height, 'duration_ms', m.duration_ms, 'grid', m.grid, 'bytes', m.bytes) order by m.index)
  into shown from output m;
  if shown is null then raise exception 'A completed generation has at least one output.' using errcode = 'ZE020'; end if;
  -- A provider that answers at once has no separate moment of processing.
  if g.status = 'pending' then update public.generations x set status = 'processing' where x.id = g.id; end if;
  update public.generations x set status = 'completed', status_detail = 'completed', progress = 1, outputs = shown, output_url = shown -> 0 ->> 'url',
    output_urls = (select jsonb_agg(o -> 'url') from jsonb_array_elements(shown) o), provider_cost_usd = (result ->> 'provider_cost_usd')::numeric
  where x.id = g.id;
  if jsonb_array_length(shown) < g.output_count then
    perform public.refund_missing(g.id, g.output_count - jsonb_array_length(shown), g.output_count);
    insert into public.error_logs (user_id, error_type, error_message, context, severity)
    values (g.user_id, 'generation', left(coalesce(result ->> 'missing', 'fewer results than ordered'), 4000), jsonb_build_object('generation_id', g.id,
      'provider', g.provider, 'model_id', g.model_id, 'job_id', g.job_id, 'code', 'E004', 'detail', 'partial', 'request_id', g.request_id), 'medium');
  end if;
  delete from jobs.queue q where q.id = complete_generation.job_id;
  return true;
end $$;

-- Ends a generation without a result, with a sentence for its owner and the facts for the admins; refunded in the same transaction.
create or replace function jobs.fail_generation(job_id uuid, worker text, code text, detail text, message text, internal text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare g public.generations; ended boolean;
begin
  select x.* into g from public.generations x join jobs.queue q on q.generation_id = x.id
  where q.id = fail_generation.job_id and q.leased_by = fail_generation.worker for update of x;
  if g.id is null then return false; end if;
  ended := public.end_without_result(g.id, code, detail, message);
  if ended and internal is not null then
    insert into public.error_logs (user_id, error_type, error_message, context, severity)
    values (g.user_id, 'generation', left(internal, 4000), jsonb_build_object('generation_id', g.id, 'provider', g.provider, 'model_id', g.model_id, 'job_id', g.job_id,
      'code', code, 'detail', detail, 'request_id', g.request_id), case when detail in ('refused', 'cancelled') then 'low' else 'high' end);
  end if;
  return ended;
end $$;

-- What nobody else ends: generations past their deadline, files past their time, keys that have served.
create or replace function jobs.sweep() returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare late uuid; timed_out integer := 0; expired integer; forgotten integer;
begin
  for late in select x.id from public.generations x where x.status in ('pending', 'processing') and x.deadline_at < now() - interval '5 seconds'
      order by x.deadline_at limit 200 for update skip locked loop
    if public.end_without_result(late, 'E005', 'timeout', 'This took too long and was stopped. The credits were returned.') then timed_out := timed_out + 1; end if;
  end loop;
  with gone as (
    update public.generations set outputs = null, output_url = null, output_urls = null, status_detail = 'expired'
    where id in (select id from public.generations where outputs is not null and expires_at < now() order by expires_at limit 200) returning id
  ) , unnamed as (delete from public.media m using gone where m.generation_id = gone.id returning m.id)
  select count(*) into expired from gone;
  delete from public.idempotency_keys where created_at < now() - interval '48 hours';
  get diagnostics forgotten = row_count;
  return jsonb_build_object('timed_out', timed_out, 'expired', expired, 'forgotten_keys', forgotten);
end $$;

-- Whether any row still names a blob.
create or replace function jobs.blob_is_named(sha256 text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.media m where m.sha256 = blob_is_named.sha256)
$$;

alter function jobs.pick_fairly(integer) owner to generations_keeper;
revoke all on function jobs.pick_fairly(integer) from public;
alter function jobs.lock_generation(uuid) owner to generations_keeper;
revoke all on function jobs.lock_generation(uuid) from public;

do $$
declare f text;
begin
  foreach f in array array['register_worker(text)', 'lease(text, integer)', 'heartbeat(text, uuid[])', 'reap()', 'release(uuid, text, double precision, text)',
    'take_token(text)', 'begin_submit(uuid, text, bytea)', 'unsubmit(uuid, text, double precision, text)', 'mark_submitted(uuid, text, text, double precision)',
    'mark_progress(uuid, text, real, double precision)', 'mark_reconciling(uuid, text, text, double precision)', 'complete_generation(uuid, text, jsonb)',
    'fail_generation(uuid, text, text, text, text, text)', 'sweep()', 'blob_is_named(text)'] loop
    execute format('alter function jobs.%s owner to generations_keeper', f);
    execute format('revoke all on function jobs.%s from public', f);
    execute format('grant execute on function jobs.%s to worker', f);
  end loop;
end $$;
