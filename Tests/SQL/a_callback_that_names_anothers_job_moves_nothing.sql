begin;
do $$
declare
  hers uuid := test.start('ada', 3);
  her_job uuid := test.submitted(hers);
  his uuid := test.start('bob', 3);
  his_job uuid := test.submitted(his);
begin
  -- The answer to ada's order got lost; a callback with her token names the job that is bob's.
  update jobs.queue set phase = 'reconciling', run_at = now() + interval '1 hour' where id = her_job;
  update generations set job_id = null where id = hers;
  update jobs.queue set run_at = now() + interval '1 hour' where id = his_job;
  perform test.is('his job, her token', api.wake_generation('runware', his::text, sha256(hers::text::bytea)), 'ignored');
  perform test.is('her job, his token', api.wake_generation('runware', 'theirs-1', sha256(his::text::bytea)), 'ignored');
  perform test.is('neither is due', (select count(*) from jobs.queue where run_at <= now()), 0::bigint);
  perform test.is('nothing was learned', (select job_id from generations where id = hers), null);
  perform test.is('her own', api.wake_generation('runware', 'theirs-1', sha256(hers::text::bytea)), 'woken');
  perform test.is('learned', (select job_id from generations where id = hers), 'theirs-1');
  perform test.is('another id later', api.wake_generation('runware', 'theirs-2', sha256(hers::text::bytea)), 'ignored');
  perform test.is('states stay', (select count(*) from generations where id in (hers, his) and status = 'processing'), 2::bigint);
  perform test.is('no refund', (select count(*) from credit_transactions where generation_id in (hers, his) and amount > 0), 0::bigint);
end $$;
rollback;
