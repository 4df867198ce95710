begin;
do $$
declare made uuid := test.start('ada', 2.5);
begin
  perform test.is('balance', test.balance('ada'), 497.5);
  perform test.is('charge', (select amount from credit_transactions where generation_id = made), -2.5);
  perform test.is('job', (select count(*) from jobs.queue where generation_id = made), 1::bigint);
end $$;
rollback;
