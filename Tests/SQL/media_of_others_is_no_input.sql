begin;
do $$
declare upload jsonb := api.store_upload(test.claims('ada'), 'uploads', test.id('ada') || '/a.png', test.result() #> '{outputs,0}', false);
begin
  perform test.refused(format('select api.start_generation(test.claims(''bob''), test.ord(1, null, ''{"inputs": [%s]}''))', upload -> 'Id'), 'ZE011');
  perform api.start_generation(test.claims('ada'), test.ord(1, null, jsonb_build_object('inputs', jsonb_build_array(upload -> 'Id'))));
end $$;
rollback;
