begin;
-- Hole 8.
select test.become('ada');
select test.refused(format('insert into generations (user_id, model_id, model_record_id, type, tokens_used, status) values (%L, ''m'', ''m'', ''image'', 1e6, ''failed'')', test.id('ada')), '42501');
select test.refused('update generations set status = ''failed''', '42501');
select test.refused('delete from generations', '42501');
rollback;
