begin;
-- Holes 1 to 4 and 7 of the specification's own SQL.
select test.become('ada');
select test.refused(format('select reserve_credits(%L, -1000000)', test.id('ada')), '42501');
select test.refused(format('select reserve_credits(%L, 5)', test.id('bob')), '42501');
select test.refused(format('select refund_credits(%L, 5, ''x'')', test.id('ada')), '42501');
select test.refused(format('select refund_credits(%L, ''NaN'', ''x'')', test.id('ada')), '42501');
select test.refused(format('select adjust_credits(%L, 5, ''x'')', test.id('ada')), '42501');
select test.refused(format('insert into credit_transactions (user_id, amount, transaction_type) values (%L, 777, ''purchase'')', test.id('ada')), '42501');
select test.refused('update user_credits set credits = 1000000', '42501');
reset role;
select test.is('balance of ada', test.balance('ada'), 500.0);
rollback;
