-- Only these arrows: pending → processing → completed | failed, pending → completed | failed. A finished row changes no more,
-- except that its files may expire.
create or replace function public.guard_generation() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if old.status in ('completed', 'failed') and (new.status, new.tokens_used, new.user_id, new.job_id) is distinct from (old.status, old.tokens_used, old.user_id, old.job_id) then
    raise exception 'A finished generation does not change.' using errcode = 'ZE017';
  end if;
  if old.status = 'processing' and new.status = 'pending' then raise exception 'A generation does not go back.' using errcode = 'ZE017'; end if;
  if (new.tokens_used, new.user_id) is distinct from (old.tokens_used, old.user_id) then raise exception 'Price and owner are frozen.' using errcode = 'ZE017'; end if;
  if new.status in ('completed', 'failed') and new.status <> old.status then new.completed_at := coalesce(new.completed_at, now()); end if;
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

-- Ends a generation that did not succeed: refunded in the same transaction, once. False when it had already ended.
create or replace function public.end_without_result(generation uuid, code text, detail text, message text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  update public.generations set status = 'failed', status_detail = detail, error_code = code, error_message = message
  where id = generation and status in ('pending', 'processing');
  if not found then return false; end if;
  perform public.refund_generation(generation, 'Refund: ' || message);
  delete from jobs.queue where generation_id = generation;
  return true;
end $$;
alter function public.end_without_result(uuid, text, text, text) owner to generations_keeper;
revoke all on function public.end_without_result(uuid, text, text, text) from public;
