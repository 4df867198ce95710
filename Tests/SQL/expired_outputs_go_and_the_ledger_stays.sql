begin;
-- I-10.
do $$
declare made uuid := test.start('ada', 3);
begin
  perform jobs.complete_generation(test.submitted(made), 'w', test.result());
  set local session_replication_role = replica;
  update generations set expires_at = now() - interval '1 day' where id = made;
  set local session_replication_role = origin;
  perform jobs.sweep();
  perform test.is('expired', (select status || ' ' || status_detail from generations where outputs is null), 'completed expired');
  perform test.is('media', (select count(*) from media), 0::bigint);
  perform test.is('ledger', test.balance('ada'), 497.0);
  perform test.refused(format('delete from generations where id = %L', made), '23503');
end $$;
rollback;
