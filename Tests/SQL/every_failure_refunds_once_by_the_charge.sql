begin;
-- Holes 5, 9 and 11; I-04, I-09: also when a service moves the state by hand.
do $$
declare made uuid := test.start('ada', 3); job uuid := test.submitted(made); other uuid := test.start('ada', 4);
begin
  perform test.is('fails', jobs.fail_generation(job, 'w', 'E004', 'refused', 'No.', 'why'), true);
  perform test.is('not twice', jobs.fail_generation(job, 'w', 'E004', 'refused', 'No.', 'why'), false);
  perform test.is('late success', jobs.complete_generation(job, 'w', test.result()), false);
  perform test.is('balance', test.balance('ada'), 496.0);
  perform test.is('told the admins', (select count(*) from error_logs), 1::bigint);
  update generations set status = 'failed' where id = other;
  perform test.is('by hand', test.balance('ada'), 500.0);
end $$;
select test.refused(format('insert into credit_transactions (user_id, amount, transaction_type, generation_id) select user_id, -amount, ''refund'', generation_id from credit_transactions where transaction_type = ''generation'' limit 1'), '23505');
rollback;
