begin;
do $$
declare made uuid := test.start('ada', 3); job uuid := test.submitted(made);
begin
  perform test.is('completes', jobs.complete_generation(job, 'w', test.result()), true);
  perform test.is('once', jobs.complete_generation(job, 'w', test.result()), false);
  perform test.is('no late failure', jobs.fail_generation(job, 'w', 'E005', 'timeout', 'x', null), false);
  perform test.is('paid', test.balance('ada'), 497.0);
  perform test.is('url', (select output_url = outputs -> 0 ->> 'url' and output_urls -> 0 = outputs -> 0 -> 'url' from generations where id = made), true);
end $$;
rollback;
