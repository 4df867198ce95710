-- 64 people with credits and a session each, and 100,000 generations of theirs.
create schema if not exists bench;
grant usage on schema bench to authenticator;
drop table if exists bench.people;
create table bench.people (n integer primary key, claims jsonb not null);
grant select on bench.people to authenticator;

do $$
declare person jsonb; id uuid;
begin
  for n in 1..64 loop
    person := api.sign_up('bench-' || gen_random_uuid() || '@example.test', '!', '{}', true, 'bench', null);
    id := (person -> 'user' ->> 'id')::uuid;
    insert into public.credit_transactions (user_id, amount, transaction_type, description, payment_id)
    values (id, 900000, 'purchase', 'bench', 'bench-' || id);
    insert into bench.people values (n, jsonb_build_object('iss', 'bench', 'sub', id, 'aud', 'authenticated', 'role', 'authenticated',
      'session_id', person ->> 'session_id', 'iat', extract(epoch from now())::bigint, 'exp', extract(epoch from now())::bigint + 86400));
  end loop;
end $$;

begin;
set local session_replication_role = replica;
insert into public.generations (user_id, model_id, model_record_id, model_name, provider, type, prompt, status, status_detail, progress, tokens_used, output_url, completed_at)
select (p.claims ->> 'sub')::uuid, 'runware:100@1', '100@1', 'FLUX.1 [schnell]', 'runware', 'image', 'bench ' || g, 'completed', 'completed', 1, 0.6,
  '/media/v1/' || gen_random_uuid(), now()
from generate_series(1, 100000) g join bench.people p on p.n = 1 + g % 64;
commit;
vacuum analyze public.generations;
