-- An admin's test order runs as any other and costs nothing; nothing else is free. What became of a model's orders is found quickly.

alter table public.generations
  add column is_test boolean not null default false,
  add constraint only_tests_are_free check (is_test = (tokens_used = 0));
create index generations_completed on public.generations (model_record_id, completed_at desc) where status = 'completed';
create index generations_failed on public.generations (model_record_id, completed_at desc) where status = 'failed';
create index generations_tests on public.generations (model_record_id, created_at desc) where is_test;
