begin;
do $$
declare mine jsonb := test.claims('ada'); other jsonb := test.claims('ada');
begin
  perform api.update_user(mine, '{"password_hash": "new"}');
  perform test.is('other', api.session_user(other) ->> 'outcome', 'no_session');
  perform test.is('own', api.session_user(mine) ->> 'outcome', 'ok');
end $$;
rollback;
