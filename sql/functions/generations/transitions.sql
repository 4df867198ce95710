-- Only these arrows: pending → processing → completed | failed, pending → failed. What was ordered and its price never change;
-- a finished row changes only by losing its files.
create or replace function public.guard_generation() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  kept public.generations;
begin
  if (new.id, new.user_id, new.model_id, new.model_record_id, new.model_name, new.provider, new.type, new.prompt, new.negative_prompt,
      new.settings, new.tokens_used, new.output_count, new.formula, new.registry_version, new.sandbox, new.is_test, new.deadline_at, new.created_at)
    is distinct from
     (old.id, old.user_id, old.model_id, old.model_record_id, old.model_name, old.provider, old.type, old.prompt, old.negative_prompt,
      old.settings, old.tokens_used, old.output_count, old.formula, old.registry_version, old.sandbox, old.is_test, old.deadline_at, old.created_at)
  then
    raise exception 'What was ordered and its price do not change.' using errcode = 'ZE017';
  end if;

  if old.status in ('completed', 'failed') then
    kept := new;
    kept.outputs := old.outputs;
    kept.output_url := old.output_url;
    kept.output_urls := old.output_urls;
    kept.status_detail := old.status_detail;
    if kept is distinct from old or num_nonnulls(new.outputs, new.output_url, new.output_urls) > 0 or new.status_detail <> 'expired' then
      raise exception 'A finished generation does not change.' using errcode = 'ZE017';
    end if;
    return new;
  end if;

  if new.status <> old.status and not (old.status = 'pending' and new.status in ('processing', 'failed')
      or old.status = 'processing' and new.status in ('completed', 'failed')) then
    raise exception 'A generation does not go from % to %.', old.status, new.status using errcode = 'ZE017';
  end if;
  if new.status in ('completed', 'failed') then new.completed_at := coalesce(new.completed_at, now()); end if;
  return new;
end $$;
alter function public.guard_generation() owner to generations_keeper;
revoke all on function public.guard_generation() from public;
create or replace trigger guard_generation before update on public.generations for each row execute function public.guard_generation();

-- Tells the owner's browsers, and whoever waits for the end.
create or replace function public.announce_generation() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare data jsonb; body text;
begin
  data := jsonb_build_object('id', new.id, 'status', new.status, 'status_detail', new.status_detail, 'progress', new.progress, 'error_code', new.error_code,
    'error_message', new.error_message, 'output_url', new.output_url, 'outputs', new.outputs, 'completed_at', new.completed_at);
  body := jsonb_build_object('user', new.user_id, 'type', 'generation', 'data', data)::text;
  -- A NOTIFY carries less than 8000 bytes; without its outputs the event is still a hint to fetch the row.
  if octet_length(body) > 7000 then body := jsonb_build_object('user', new.user_id, 'type', 'generation', 'data', data - 'outputs')::text; end if;
  perform pg_notify('events', body);
  if new.status in ('completed', 'failed') then perform pg_notify('done', new.id::text); end if;
  return null;
end $$;
alter function public.announce_generation() owner to generations_keeper;
revoke all on function public.announce_generation() from public;
create or replace trigger announce_generation after update of status, status_detail, progress, outputs on public.generations
  for each row when ((old.status, old.status_detail, old.progress, old.outputs) is distinct from (new.status, new.status_detail, new.progress, new.outputs))
  execute function public.announce_generation();

-- What belongs to a failure happens with it, whoever brings it about: the refund, and the end of the job.
create or replace function public.settle_failure() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.refund_generation(new.id, 'Refund: ' || coalesce(new.error_message, 'this generation failed'));
  delete from jobs.queue q where q.generation_id = new.id;
  return null;
end $$;
alter function public.settle_failure() owner to generations_keeper;
revoke all on function public.settle_failure() from public;
create or replace trigger settle_failure after update of status on public.generations
  for each row when (old.status <> 'failed' and new.status = 'failed') execute function public.settle_failure();

-- Ends a generation that did not succeed: refunded in the same transaction, once. False when it had already ended. Nothing can have
-- been returned for a test.
create or replace function public.end_without_result(generation uuid, code text, detail text, message text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  update public.generations set status = 'failed', status_detail = detail, error_code = code,
    error_message = case when is_test then regexp_replace(message, ' (The|Your) credits were returned\.', '') else message end
  where id = generation and status in ('pending', 'processing');
  if not found then return false; end if;
  return true;
end $$;
alter function public.end_without_result(uuid, text, text, text) owner to generations_keeper;
revoke all on function public.end_without_result(uuid, text, text, text) from public;
