begin;
-- I-28.
do $$
declare made uuid := test.start('ada', 3); who text; place text;
begin
  perform jobs.complete_generation(test.submitted(made), 'w', test.result());
  perform api.share_generation(test.claims('ada'), made, repeat('a', 22), '{}');
  perform set_config('test.ada', test.id('ada')::text, true);
  perform test.become('bob');
  foreach place in array array['generations', 'user_credits', 'credit_transactions', 'media', 'shared_content', 'user_roles'] loop
    perform test.touches_nothing(format('select from public.%I where user_id = %L', place, current_setting('test.ada')));
  end loop;
  perform test.touches_nothing(format('select from users where id = %L', current_setting('test.ada')));
  perform test.become('grace');
  foreach place in array array['generations', 'user_credits', 'credit_transactions', 'media', 'shared_content'] loop
    begin
      perform test.touches_nothing(format('select from public.%I where user_id = %L', place, current_setting('test.ada')));
      raise exception using errcode = 'ZE999', message = place;
    exception when sqlstate 'ZE999' then raise exception 'the admin sees nothing in %', place; when raise_exception then null;
    end;
  end loop;
  perform test.become('anon');
  foreach place in array array['generations', 'user_credits', 'credit_transactions', 'media', 'user_roles', 'users', 'error_logs', 'idempotency_keys', 'settings'] loop
    perform test.refused(format('select * from public.%I', place), '42501');
  end loop;
end $$;
rollback;
