begin;
do $$
declare made uuid := test.start('ada');
begin
  perform test.become('ada');
  perform test.is('own row', (select status from generations where id = made), 'pending');
  perform test.is('own balance', (select count(*) from user_credits), 1::bigint);
end $$;
rollback;
