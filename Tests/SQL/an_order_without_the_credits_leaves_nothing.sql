begin;
select test.refused('select test.start(''bob'', 100.01)', 'ZE001');
select test.is('generations', (select count(*) from generations), 0::bigint);
select test.is('jobs', (select count(*) from jobs.queue), 0::bigint);
select test.is('balance', test.balance('bob'), 100.0);
rollback;
