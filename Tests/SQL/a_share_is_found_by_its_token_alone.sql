begin;
-- Hole 13; I-34, I-35.
do $$
declare made uuid := test.start('ada', 3);
begin
  perform test.refused(format('select api.share_generation(test.claims(''ada''), %L, repeat(''a'', 22), ''{}'')', made), 'ZE017');
  perform jobs.complete_generation(test.submitted(made), 'w', test.result());
  perform test.refused(format('select api.share_generation(test.claims(''bob''), %L, repeat(''a'', 22), ''{}'')', made), 'ZE011');
  perform api.share_generation(test.claims('ada'), made, repeat('a', 22), '{"show_prompt": false}');
  perform test.is('shown', api.shared(repeat('a', 22))::jsonb ->> 'type', 'image');
  perform test.is('prompt hidden', api.shared(repeat('a', 22))::jsonb ->> 'prompt', null);
  perform test.is('no owner', api.shared(repeat('a', 22)) like '%' || test.id('ada') || '%', false);
  perform api.count_view(repeat('a', 22));
  perform test.is('counted', (select view_count from shared_content), 1);
  perform test.become('anon');
  perform test.touches_nothing('select share_token from shared_content');
  perform set_config('request.share_token', repeat('a', 22), true);
  perform test.is('by token', (select count(share_token) from shared_content where is_active), 1::bigint);
  perform test.refused('select user_id from shared_content', '42501');
  perform test.become('bob');
  perform test.touches_nothing('select user_id from shared_content');
  reset role;
  perform test.refused(format('select api.revoke_share(test.claims(''bob''), %L)', repeat('a', 22)), 'ZE011');
  perform api.revoke_share(test.claims('ada'), repeat('a', 22));
  perform test.is('revoked', api.shared(repeat('a', 22)), null);
  perform test.is('unknown', api.shared(repeat('b', 22)), null);
  perform test.is('media gone', api.shared_media(repeat('a', 22), 0), null);
end $$;
rollback;
