begin;
select test.become('grace');
select adjust_credits(test.id('bob'), 12.5, 'goodwill');
select test.refused(format('select adjust_credits(%L, -1000, ''too much'')', test.id('bob')), 'ZE001');
select test.refused(format('select adjust_credits(%L, ''NaN'', ''x'')', test.id('bob')), 'ZE003');
select test.refused(format('select adjust_credits(%L, 5, '' '')', test.id('bob')), 'ZE003');
reset role;
select test.is('balance', test.balance('bob'), 112.5);
rollback;
