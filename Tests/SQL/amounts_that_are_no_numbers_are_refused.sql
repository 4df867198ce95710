begin;
select test.become('service');
select test.refused(format('select reserve_credits(%L, %s)', test.id('bob'), amount), 'ZE003') from unnest(array['-1', '0', '''NaN''', '''Infinity''', 'null']) amount;
select test.refused(format('select refund_credits(%L, %s, ''x'')', test.id('bob'), amount), 'ZE003') from unnest(array['-1', '0', '''NaN''', 'null']) amount;
reset role;
select test.refused(format('insert into credit_transactions (user_id, amount, transaction_type) values (%L, ''NaN'', ''purchase'')', test.id('bob')), '23514');
select test.refused(format('update user_credits set credits = ''NaN'' where user_id = %L', test.id('bob')), '23514');
rollback;
