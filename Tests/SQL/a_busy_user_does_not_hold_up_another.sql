begin;
select test.start('ada', 0.01) from generate_series(1, 19);
select test.start('bob', 0.01);
select test.is('bob is among the first two', (select count(*) from jobs.lease('w', 2) j where j #>> '{generation,user_id}' = test.id('bob')::text), 1::bigint);
rollback;
