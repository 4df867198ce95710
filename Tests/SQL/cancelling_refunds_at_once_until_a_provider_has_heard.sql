begin;
do $$
declare made uuid := test.start('ada', 3); sent uuid := test.start('ada', 4);
begin
  perform test.submitted(sent);
  perform test.refused(format('select api.cancel_generation(test.claims(''bob''), %L)', made), 'ZE011');
  perform test.is('cancelled', api.cancel_generation(test.claims('ada'), made)::jsonb ->> 'status_detail', 'cancelled');
  perform test.is('refunded', test.balance('ada'), 496.0);
  perform test.refused(format('select api.cancel_generation(test.claims(''ada''), %L)', made), 'ZE017');
  perform api.cancel_generation(test.claims('ada'), sent);
  perform test.is('only asked', (select status = 'processing' and cancel_requested_at is not null from generations where id = sent), true);
  perform test.is('not refunded yet', test.balance('ada'), 496.0);
end $$;
rollback;
