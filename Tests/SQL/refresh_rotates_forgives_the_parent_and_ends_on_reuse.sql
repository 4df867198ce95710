begin;
-- I-39.
do $$
declare session uuid := (test.claims('ada') ->> 'session_id')::uuid;
begin
  perform test.is('rotates', api.refresh_session(session, 1, 10) ->> 'outcome', 'rotated');
  perform test.is('parent of the active', api.refresh_session(session, 1, 0) ->> 'outcome', 'active');
  perform test.is('next', (api.refresh_session(session, 2, 10) ->> 'counter')::int, 3);
  perform test.is('within the interval', api.refresh_session(session, 1, 10) ->> 'outcome', 'active');
  perform test.is('never issued', api.refresh_session(session, 9, 10) ->> 'outcome', 'unknown');
  perform pg_sleep(0.01);
  perform test.is('reuse', api.refresh_session(session, 1, 0) ->> 'outcome', 'reused');
  perform test.is('session is over', api.refresh_session(session, 3, 10) ->> 'outcome' in ('unknown', 'reused'), true);
end $$;
rollback;
