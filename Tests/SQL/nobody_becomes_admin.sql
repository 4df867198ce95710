begin;
-- Hole 6.
select test.become('bob');
select test.refused(format('insert into user_roles (user_id, role) values (%L, ''admin'')', test.id('bob')), '42501');
select test.refused('update user_roles set user_id = auth.uid()', '42501');
select test.is('bob is no admin', is_admin(), false);
select test.become('grace');
select test.is('grace is', is_admin(), true);
rollback;
