begin;
-- Hole 18.
select test.is('bonus', (select amount from credit_transactions where user_id = test.id('bob') and transaction_type = 'bonus'), 100.0);
select test.is('drift', (select count(*) from ledger_drift()), 0::bigint);
rollback;
