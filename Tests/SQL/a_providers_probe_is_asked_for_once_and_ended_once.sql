begin;
do $$
declare first jsonb; taken jsonb[]; kie uuid;
begin
  first := api.ask_probes(test.claims('grace'), array['kie_ai', 'runware', 'kie_ai'], 60);
  perform test.is('asked', jsonb_array_length(first), 2);
  perform test.is('not asked twice', api.ask_probes(test.claims('grace'), array['kie_ai', 'runware'], 60) @> first, true);
  taken := array(select jobs.take_probes());
  perform test.is('taken', cardinality(taken), 2);
  perform test.is('not taken twice', (select count(*) from jobs.take_probes()), 0::bigint);
  kie := (select id from provider_probes where provider = 'kie_ai');
  perform test.is('open', api.probe_ended(kie), false);
  perform test.is('ends', jobs.end_probe(kie, true, true, 0.02, 99.5, null), true);
  perform test.is('not twice', jobs.end_probe(kie, true, false, 0.02, 0, 'late'), false);
  perform test.is('ended', api.probe_ended(kie), true);
  perform test.is('found', (select ok and credits = 99.5 and sandbox from provider_probes where id = kie), true);
  perform test.is('a fresh one will do', jsonb_array_length(api.ask_probes(test.claims('grace'), array['kie_ai'], 60)), 0);
  perform test.is('an old one won''t', jsonb_array_length(api.ask_probes(test.claims('grace'), array['kie_ai'], -1)), 1);

  -- A worker died with it.
  update provider_probes set taken_at = now() - interval '2 minutes' where ended_at is null;
  perform jobs.want_probes(array['runware'], 60);
  perform test.is('offered again', (select count(*) from jobs.take_probes()), 2::bigint);
  update provider_probes set asked_at = now() - interval '8 days';
  perform jobs.want_probes(array[]::text[], 60);
  perform test.is('forgotten', (select count(*) from provider_probes), 0::bigint);
end $$;
select test.refused($x$ select api.ask_probes(test.claims('ada'), array['kie_ai'], 60) $x$, 'ZE018');
select jobs.want_probes(array['kie_ai'], 60);
select test.become('ada');
select test.is('seen by ada', (select count(*) from provider_probes), 0::bigint);
select test.refused('insert into provider_probes (provider) values (''kie_ai'')', '42501');
select test.become('grace');
select test.is('seen by grace', (select count(*) from provider_probes), 1::bigint);
select test.refused('delete from provider_probes', '42501');
select test.become('anon');
select test.refused('select * from provider_probes', '42501');
rollback;
