begin;
do $$
declare made uuid := test.start('ada', 3); leased jsonb;
begin
  set local synchronous_commit = on;
  leased := (select l from jobs.lease('w', 9) l);
  perform test.is('a lease', current_setting('synchronous_commit'), 'off');
  set local synchronous_commit = on;
  perform jobs.take_token('kie_ai');
  perform test.is('a token', current_setting('synchronous_commit'), 'off');
  set local synchronous_commit = on;
  perform test.is('begun', jobs.begin_submit((leased ->> 'job_id')::uuid, 'w', '\\x00'), true);
  perform test.is('an intent', current_setting('synchronous_commit'), 'on');
end $$;
rollback;
