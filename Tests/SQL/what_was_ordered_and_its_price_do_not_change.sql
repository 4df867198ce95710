begin;
do $$
declare made uuid := test.start('ada', 2); field text;
begin
  foreach field in array array['tokens_used = 1', 'user_id = test.id(''bob'')', 'prompt = ''x''', 'settings = ''{"a": 1}''', 'model_record_id = ''x''', 'provider = ''x''', 'created_at = created_at - interval ''1 day'''] loop
    perform test.refused(format('update generations set %s where id = %L', field, made), 'ZE017');
  end loop;
end $$;
rollback;
