begin;
do $$
declare made uuid := test.start('ada', 3); job uuid;
begin
  select (l ->> 'job_id')::uuid into job from jobs.lease('w', 10) l where l #>> '{generation,id}' = made::text;
  perform jobs.begin_submit(job, 'w', '\x07');
  perform test.is('early', api.wake_generation('runware', 'theirs-1', '\x07'), 'woken');
  perform test.is('kept for whoever has to find out', (select job_id from generations where id = made), 'theirs-1');
  perform test.is('the answer says the same', jobs.mark_submitted(job, 'w', 'theirs-1', 60), true);
  perform test.is('asked at once', (select run_at <= now() from jobs.queue where id = job), true);
end $$;
rollback;
