begin;
do $$
declare made uuid := test.start('ada', 7);
begin
  perform refund_credits(test.id('ada'), 7, 'Refund for failed generation ' || made);
  perform test.is('refunded', test.balance('ada'), 500.0);
  perform refund_credits(test.id('ada'), 7, 'Refund for failed generation ' || made);
  perform test.is('not twice', test.balance('ada'), 500.0);
end $$;
rollback;
