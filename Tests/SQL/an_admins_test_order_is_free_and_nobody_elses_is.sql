begin;
do $$
declare made uuid; job uuid;
begin
  made := (api.start_generation(test.claims('grace'), test.ord(2.5, 'k', '{"is_test": true}'))::jsonb #>> '{generation,id}')::uuid;
  perform test.is('row', (select is_test and tokens_used = 0 from generations where id = made), true);
  perform test.is('balance', test.balance('grace'), 100.0);
  perform test.is('ledger', (select count(*) from credit_transactions where generation_id = made), 0::bigint);
  perform test.is('replay', api.start_generation(test.claims('grace'), test.ord(2.5, 'k', '{"is_test": true}'))::jsonb ->> 'credits', '100');
  job := test.submitted(made);
  perform test.is('completes', jobs.complete_generation(job, 'w', test.result()), true);
  perform test.is('provider cost', (select provider_cost_usd from generations where id = made), 0.0013);

  -- One that fails gives nothing back, and doesn't say that it did.
  made := (api.start_generation(test.claims('grace'), test.ord(2.5, null, '{"is_test": true}'))::jsonb #>> '{generation,id}')::uuid;
  job := test.submitted(made);
  perform test.is('fails', jobs.fail_generation(job, 'w', 'E004', 'refused', 'No. Your credits were returned.', 'why'), true);
  perform test.is('message', (select error_message from generations where id = made), 'No.');
  perform test.is('balance after', test.balance('grace'), 100.0);
  perform test.is('ledger after', (select count(*) from credit_transactions where generation_id = made), 0::bigint);
end $$;
select test.refused($x$ select api.start_generation(test.claims('ada'), test.ord(2.5, null, '{"is_test": true}')) $x$, 'ZE018');
select test.refused($x$ select api.start_generation(test.claims('grace') - 'session_id', test.ord(2.5, null, '{"is_test": true}')) $x$, 'ZE010');
select test.refused($x$ select api.start_generation(test.claims('grace'), test.ord(0)) $x$, 'ZE020');
select test.is('hers', (select count(*) from generations where user_id = test.id('ada')), 0::bigint);

-- The table itself knows it too.
select test.refused(format('update generations set is_test = true where id = %L', test.start('ada')), 'ZE017');
set local session_replication_role = replica;
select test.refused($x$ update generations set tokens_used = 0 where not is_test $x$, '23514');
select test.refused($x$ update generations set tokens_used = 1 where is_test $x$, '23514');

-- What grace tries is in nobody's history but hers; admins see all.
select test.become('ada');
select test.is('seen by ada', (select count(*) from generations where is_test), 0::bigint);
rollback;
