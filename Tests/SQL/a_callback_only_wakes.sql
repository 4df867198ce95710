begin;
do $$
declare made uuid := test.start('ada', 3); job uuid := test.submitted(made);
begin
  perform jobs.mark_progress(job, 'w', 0.5, 100);
  perform test.is('forged token', api.wake_generation('runware', made::text, '\x00'), 'ignored');
  perform test.is('other provider', api.wake_generation('kie_ai', made::text, sha256(made::text::bytea)), 'ignored');
  perform test.is('real', api.wake_generation('runware', made::text, sha256(made::text::bytea)), 'woken');
  perform test.is('state stays', (select status from generations where id = made), 'processing');
  perform test.is('due', (select run_at <= now() from jobs.queue where id = job), true);
end $$;
rollback;
