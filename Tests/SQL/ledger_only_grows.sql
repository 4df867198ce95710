begin;
-- I-03: not even for a superuser.
select test.refused('update credit_transactions set amount = 1', 'ZE018');
select test.refused('delete from credit_transactions', 'ZE018');
select test.refused('truncate credit_transactions cascade', 'ZE018');
select test.become('service');
select test.refused('update credit_transactions set amount = 1', '42501');
select test.refused('delete from credit_transactions', '42501');
rollback;
