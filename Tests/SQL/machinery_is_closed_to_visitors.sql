begin;
-- I-31.
select test.become('ada');
select test.refused('select * from auth.users', '42501');
select test.refused('select * from auth.sessions', '42501');
select test.refused('select * from jobs.queue', '42501');
select test.refused('select * from idempotency_keys', '42501');
select test.refused('select api.ready()', '42501');
select test.refused('select jobs.sweep()', '42501');
select test.refused('create table public.mine (id int)', '42501');
select test.refused('create temporary table mine (id int)', '42501');
rollback;
