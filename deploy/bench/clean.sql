-- Takes back what the accept runs made, so that every run starts alike.
begin;
set local session_replication_role = replica;
delete from jobs.queue q using bench.people p where q.user_id = (p.claims ->> 'sub')::uuid;
delete from public.idempotency_keys k using bench.people p where k.user_id = (p.claims ->> 'sub')::uuid;
delete from public.credit_transactions t using bench.people p where t.user_id = (p.claims ->> 'sub')::uuid and t.generation_id is not null;
delete from public.generations g using bench.people p where g.user_id = (p.claims ->> 'sub')::uuid and g.status = 'pending';
update public.user_credits c set credits = 900000 from bench.people p where c.user_id = (p.claims ->> 'sub')::uuid;
commit;
vacuum public.generations, public.credit_transactions, public.idempotency_keys, public.user_credits, jobs.queue;
