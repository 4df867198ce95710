begin;
select test.is('twenty pass', (select count(*) from generate_series(1, 30) where jobs.take_token('kie_ai') = 0), 20::bigint);
select test.is('then a wait', jobs.take_token('kie_ai') > 5, true);
rollback;
