begin;
create function test.outcomes(who text default 'grace') returns jsonb language plpgsql as $$
declare claims jsonb := test.claims(who);
begin
  return api.model_outcomes(claims, '[{"id": "100@1", "provider": "runware", "sandbox": true}, {"id": "other", "provider": "runware", "sandbox": true},
    {"id": "third", "provider": "kie_ai", "sandbox": true}]', 24)::jsonb;
end $$;
-- Ends an order as told, so many seconds after the provider had it.
create function test.ends(more jsonb, detail text, seconds integer) returns uuid language plpgsql as $$
declare made uuid; job uuid;
begin
  made := (api.start_generation(test.claims('grace'), test.ord(2, null, more))::jsonb #>> '{generation,id}')::uuid;
  job := test.submitted(made);
  update generations set polling_started_at = now() - make_interval(secs => seconds) where id = made;
  if detail is null then perform jobs.complete_generation(job, 'w', test.result());
  else perform jobs.fail_generation(job, 'w', 'E004', detail, 'No.', 'why'); end if;
  return made;
end $$;
do $$
declare all_of jsonb; one jsonb; failed uuid;
begin
  one := test.outcomes() #> '{models,100@1}';
  perform test.is('nothing yet', one ->> 'completed', null);
  perform test.is('not failing', one ->> 'failing', 'false');

  perform test.ends('{}', null, 10);
  perform test.ends('{"is_test": true}', null, 30);
  perform test.ends('{"model_record_id": "other"}', null, 50);
  perform test.ends('{}', 'refused', 1);
  perform test.ends('{}', 'cancelled', 1);
  perform test.ends('{"sandbox": false}', 'provider_error', 1);
  one := test.outcomes() #> '{models,100@1}';
  perform test.is('counted', one - array['last_success', 'last_test', 'last_error'],
    '{"completed": 2, "faults": 0, "refused": 1, "cancelled": 1, "tests": 1, "median_seconds": 20.0, "failing": false}'::jsonb);
  perform test.is('no error', one -> 'last_error', 'null'::jsonb);
  perform test.is('last test', one #>> '{last_test,status}', 'completed');

  failed := test.ends('{}', 'provider_error', 1);
  all_of := test.outcomes();
  one := all_of #> '{models,100@1}';
  perform test.is('faults', one ->> 'faults', '1');
  perform test.is('what happened', one #>> '{last_error,internal}', 'why');
  perform test.is('which', one #>> '{last_error,generation_id}', failed::text);
  perform test.is('the provider''s', (all_of #> '{providers,runware}') - array['last_success', 'last_error', 'failing'],
    '{"completed": 3, "faults": 1, "refused": 1, "cancelled": 1, "tests": 1, "median_seconds": 30.0, "probes": []}'::jsonb);
  perform test.is('the other provider''s', all_of #>> '{providers,kie_ai,last_error}', null);

  perform jobs.want_probes(array['runware'], 60);
  perform jobs.end_probe(id, true, false, 1, null, 'timeout') from provider_probes;
  perform test.is('probe', (test.outcomes() #> '{providers,runware,probes,0}') - 'at',
    '{"ok": false, "seconds": 1.000, "credits": null, "detail": "timeout", "sandbox": true, "is_fresh": true}'::jsonb);
end $$;
select test.refused($x$ select test.outcomes('ada') $x$, 'ZE018');
rollback;
