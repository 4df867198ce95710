begin;
-- I-01, for the superuser and for service_role.
update user_credits set credits = 123.5 where user_id = test.id('bob');
select test.is('balance', test.balance('bob'), 123.5);
select test.become('service');
update user_credits set credits = 7 where user_id = test.id('bob');
reset role;
select test.is('balance', test.balance('bob'), 7.0);
select test.is('ledger', (select sum(amount) from credit_transactions where user_id = test.id('bob')), 7.0);
select test.refused(format('update user_credits set credits = -1 where user_id = %L', test.id('bob')), state) from unnest(array['ZE001']) state;
select test.is('drift', (select count(*) from ledger_drift()), 0::bigint);
rollback;
