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

-- A callback is a hint: it makes the worker ask the provider now, and moves nothing itself. Only while the answer to the order is
-- missing does it tell something: the provider's id of the job, which no other generation may have.
create or replace function api.wake_generation(provider text, provider_job_id text, token_hash bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare named text := left(nullif(provider_job_id, ''), 200); woken uuid;
begin
  select g.id into woken from jobs.queue q join public.generations g on g.id = q.generation_id
  where q.token_hash = wake_generation.token_hash and g.provider = wake_generation.provider
    and (g.job_id is null or named is null or g.job_id = named)
    and q.phase in ('submitted', 'reconciling', 'submitting')
    and not exists (select from public.generations o where o.provider = wake_generation.provider and o.job_id = named and o.id <> g.id)
  for update of g;
  if woken is null then return 'ignored'; end if;
  update public.generations g set job_id = named
  from jobs.queue q
  where g.id = woken and g.job_id is null and named is not null and g.status in ('pending', 'processing')
    and q.generation_id = g.id and q.phase in ('submitting', 'reconciling');
  -- A mere hint need not reach the disk; the name of the job must.
  if not found then perform set_config('synchronous_commit', 'off', true); end if;
  update jobs.queue q set run_at = now() where q.generation_id = woken;
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
