begin;
do $$
declare made uuid := test.start('ada', 3); job uuid := test.submitted(made);
begin
  perform test.is('leased once', (select count(*) from jobs.lease('x', 9)), 0::bigint);
  update jobs.queue set lease_until = now() - interval '1 second' where id = job;
  perform test.is('reaped', jobs.reap(), 1);
  perform test.is('taken over', (select count(*) from jobs.lease('x', 9)), 1::bigint);
  perform test.is('old heartbeat', jobs.heartbeat('w', array[job]), 0);
  perform test.is('old failure', jobs.fail_generation(job, 'w', 'E004', 'refused', 'x', null), false);
  perform test.is('old release', jobs.release(job, 'w', 0, 'x'), false);
end $$;
rollback;
