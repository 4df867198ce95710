begin;
-- I-40.
do $$
declare claims jsonb := test.claims('ada');
begin
  perform api.sign_out(claims, 'local');
  perform test.refused(format('select api.start_generation(%L, test.ord())', claims), 'ZE010');
  claims := test.claims('ada');
  update auth.users set banned_until = now() + interval '1 day' where id = test.id('ada');
  perform test.refused(format('select api.start_generation(%L, test.ord())', claims), 'ZE010');
end $$;
rollback;
