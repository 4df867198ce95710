-- What every SQL test may use: who the people are, how to become one, how to expect a refusal. In a schema of the test's own.
create schema test;

select api.sign_up(person || '@example.test', '!', '{}', true, 'test', null) from unnest(array['ada', 'bob', 'grace']) person;
insert into public.user_roles (user_id, role) select id, 'admin' from auth.users where email = 'grace@example.test';
insert into public.credit_transactions (user_id, amount, transaction_type, description, payment_id)
select id, 400, 'purchase', '400 credits', 'test' from auth.users where email = 'ada@example.test';

create function test.id(person text) returns uuid language sql stable security definer as $$
  select id from auth.users where email = person || '@example.test'
$$;

-- Claims of a person with a session that lives.
create function test.claims(person text) returns jsonb language sql volatile as $$
  select jsonb_build_object('sub', test.id(person), 'role', 'authenticated', 'email', person || '@example.test', 'session_id',
    (api.open_session(test.id(person), 'password', 'test', null) ->> 'session_id'))
$$;

-- From here on, until `reset role`, the transaction is the visitor, the person or the service.
create function test.become(person text) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims', case person
    when 'anon' then '{"role": "anon"}' when 'service' then '{"role": "service_role"}'
    else jsonb_build_object('sub', test.id(person), 'role', 'authenticated')::text end, true);
  perform set_config('role', case person when 'anon' then 'anon' when 'service' then 'service_role' else 'authenticated' end, true);
end $$;

create function test.is(what text, got anyelement, wanted anyelement) returns void language plpgsql as $$
begin
  if got is distinct from wanted then raise exception '%: got %, wanted %', what, got, wanted; end if;
end $$;

-- The statement must fail, with this SQLSTATE.
create function test.refused(statement text, state text) returns void language plpgsql as $$
begin
  begin
    execute statement;
  exception when others then
    if sqlstate <> state then raise exception 'refused with % (%) instead of %: %', sqlstate, sqlerrm, state, statement; end if;
    return;
  end;
  raise exception 'not refused: %', statement;
end $$;

-- The statement must touch no row.
create function test.touches_nothing(statement text) returns void language plpgsql as $$
declare
  touched bigint;
begin
  execute statement;
  get diagnostics touched = row_count;
  if touched <> 0 then raise exception '% rows touched: %', touched, statement; end if;
end $$;

create function test.balance(person text) returns numeric language sql stable security definer as $$
  select trim_scale(credits) from public.user_credits where user_id = test.id(person)
$$;

-- An order as a responder would place it.
create function test.ord(cost numeric default 2, key text default null, more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('key', key, 'body_hash', 'ab', 'model_id', 'runware:100@1', 'model_record_id', '100@1',
    'model_name', 'FLUX.1 [schnell]', 'provider', 'runware', 'type', 'image', 'prompt', 'a red boat', 'settings', '{}'::jsonb,
    'cost', cost::text, 'formula', cost::text, 'registry_version', 'test', 'outputs', 1, 'expected_seconds', 30,
    'deadline_seconds', 300, 'sandbox', true, 'max_running', 20, 'inputs', '[]'::jsonb) || more
$$;

create function test.start(person text, cost numeric default 2, more jsonb default '{}') returns uuid language sql volatile as $$
  select (api.start_generation(test.claims(person), test.ord(cost, more => more))::jsonb #>> '{generation,id}')::uuid
$$;

-- Leases one job, submits it and gives its id.
create function test.submitted(generation uuid, worker text default 'w') returns uuid language plpgsql as $$
declare
  job uuid;
begin
  select (j ->> 'job_id')::uuid into job from jobs.lease(worker, 50) j where j #>> '{generation,id}' = generation::text;
  perform jobs.begin_submit(job, worker, sha256(generation::text::bytea));
  perform jobs.mark_submitted(job, worker, generation::text, 0);
  perform jobs.lease(worker, 50);
  return job;
end $$;

create function test.result() returns jsonb language sql immutable as $$
  select jsonb_build_object('outputs', jsonb_build_array(jsonb_build_object('index', 0, 'sha256', repeat('ab', 32), 'extension', 'png',
    'mime', 'image/png', 'bytes', 1000, 'width', 64, 'height', 64, 'grid', '["aabbcc"]'::jsonb)), 'provider_cost_usd', '0.0013')
$$;

grant usage on schema test to public;
grant execute on all functions in schema test to public;
