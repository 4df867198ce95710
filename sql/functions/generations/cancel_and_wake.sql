-- Cancels an own generation: at once while nobody has asked a provider, else as a wish that the worker sees.
create or replace function api.cancel_generation(claims jsonb, id uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare g public.generations; phase text;
begin
  if not auth.session_is_alive(claims) then raise exception 'Your session has ended. Sign in again.' using errcode = 'ZE010'; end if;
  select * into g from public.generations x where x.id = cancel_generation.id and x.user_id = (claims ->> 'sub')::uuid for update;
  if g.id is null then raise exception 'This generation was not found.' using errcode = 'ZE011'; end if;
  if g.status in ('completed', 'failed') then raise exception 'This generation has already ended.' using errcode = 'ZE017'; end if;
  select q.phase into phase from jobs.queue q where q.generation_id = g.id for update;
  if phase is null or phase = 'queued' then
    perform public.end_without_result(g.id, null, 'cancelled', 'Cancelled. The credits were returned.');
  else
    update public.generations x set cancel_requested_at = coalesce(x.cancel_requested_at, now()) where x.id = g.id;
    update jobs.queue q set run_at = now() where q.generation_id = g.id;
    perform pg_notify('jobs', '');
  end if;
  select * into g from public.generations x where x.id = cancel_generation.id;
  return to_jsonb(g)::text;
end $$;

-- A callback is a hint: it makes the worker ask the provider now, and moves nothing itself.
create or replace function api.wake_generation(provider text, provider_job_id text, token_hash bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  update jobs.queue q set run_at = now()
  from public.generations g
  where g.id = q.generation_id and q.token_hash = wake_generation.token_hash and g.provider = wake_generation.provider
    and (g.job_id is null or wake_generation.provider_job_id is null or g.job_id = wake_generation.provider_job_id)
    and q.phase in ('submitted', 'reconciling', 'submitting');
  if not found then return 'ignored'; end if;
  -- The answer to the order got lost, and the callback with our secret names the provider's job: now it can be asked about.
  update public.generations g set job_id = left(wake_generation.provider_job_id, 200)
  from jobs.queue q
  where q.generation_id = g.id and q.token_hash = wake_generation.token_hash and q.phase = 'reconciling' and g.job_id is null
    and g.status in ('pending', 'processing');
  perform pg_notify('jobs', '');
  return 'woken';
end $$;

do $$
declare f text;
begin
  foreach f in array array['api.cancel_generation(jsonb, uuid)', 'api.wake_generation(text, text, bytea)'] loop
    execute format('alter function %s owner to generations_keeper', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to authenticator', f);
  end loop;
end $$;
