begin;
-- I-06.
do $$
declare claims jsonb := test.claims('ada'); first jsonb; again jsonb;
begin
  first := api.start_generation(claims, test.ord(5, 'k'))::jsonb;
  perform test.submitted((first #>> '{generation,id}')::uuid);
  perform api.start_generation(claims, test.ord(3, 'other'));
  again := api.start_generation(claims, test.ord(5, 'k'))::jsonb;
  perform test.is('replayed', again -> 'replayed', 'true'::jsonb);
  perform test.is('same answer', again - 'replayed', first - 'replayed');
  perform test.is('one charge', test.balance('ada'), 492.0);
  perform test.refused(format('select api.start_generation(%L, test.ord(5, ''k'', ''{"body_hash": "cd"}''))', claims), 'ZE008');
  perform api.start_generation(test.claims('bob'), test.ord(5, 'k'));
  perform test.is('keys of others do not meet', test.balance('bob'), 95.0);
end $$;
rollback;
