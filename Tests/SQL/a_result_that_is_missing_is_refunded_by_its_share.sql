begin;
do $$
declare made uuid := test.start('ada', 3, more => '{"outputs": 3}'); job uuid := test.submitted(made);
begin
  perform test.is('completes', jobs.complete_generation(job, 'w', test.result() || '{"missing": "1 of 3 results: inferenceError"}'), true);
  perform test.is('two of three are given back', test.balance('ada'), 499.0);
  perform test.is('logged', (select error_message || ' ' || (context ->> 'detail') from error_logs where context ->> 'generation_id' = made::text),
    '1 of 3 results: inferenceError partial');
  perform test.is('once', jobs.complete_generation(job, 'w', test.result()), false);
  perform test.is('not twice', public.refund_missing(made, 2, 3), null);
  perform test.is('nor in full', public.refund_generation(made, 'again'), null);
  perform test.is('no drift', (select count(*) from public.ledger_drift()), 0::bigint);
end $$;
do $$
declare made uuid := test.start('ada', 0.01, more => '{"outputs": 2}'); before numeric := test.balance('ada');
begin
  perform jobs.complete_generation(test.submitted(made), 'w', test.result());
  perform test.is('something stays charged', test.balance('ada'), before);
end $$;
rollback;
