begin;
select test.is('columns that are missing or of another type', (
  select string_agg(spec.place || '.' || spec.field || ' ' || spec.kind || coalesce(' default ' || spec.standard, ''), ', ')
  from (values
    ('users', 'id', 'uuid', null), ('users', 'email', 'text', null), ('users', 'created_at', 'timestamp with time zone', null), ('users', 'metadata', 'jsonb', null),
    ('user_credits', 'id', 'uuid', null), ('user_credits', 'user_id', 'uuid', null), ('user_credits', 'credits', 'numeric', '100'),
    ('user_credits', 'credits_purchased', 'numeric', '0'), ('user_credits', 'last_updated', 'timestamp with time zone', null),
    ('user_roles', 'user_id', 'uuid', null), ('user_roles', 'role', 'text', null),
    ('generations', 'id', 'uuid', null), ('generations', 'user_id', 'uuid', null), ('generations', 'model_id', 'text', null),
    ('generations', 'model_record_id', 'text', null), ('generations', 'type', 'text', null), ('generations', 'prompt', 'text', null),
    ('generations', 'negative_prompt', 'text', null), ('generations', 'settings', 'jsonb', null), ('generations', 'status', 'text', null),
    ('generations', 'tokens_used', 'numeric', null), ('generations', 'output_url', 'text', null), ('generations', 'output_urls', 'jsonb', null),
    ('generations', 'error_message', 'text', null), ('generations', 'job_id', 'text', null),
    ('generations', 'polling_started_at', 'timestamp with time zone', null), ('generations', 'completed_at', 'timestamp with time zone', null),
    ('generations', 'created_at', 'timestamp with time zone', null), ('generations', 'expires_at', 'timestamp with time zone', null),
    ('credit_transactions', 'id', 'uuid', null), ('credit_transactions', 'user_id', 'uuid', null), ('credit_transactions', 'amount', 'numeric', null),
    ('credit_transactions', 'transaction_type', 'text', null), ('credit_transactions', 'description', 'text', null),
    ('credit_transactions', 'generation_id', 'uuid', null), ('credit_transactions', 'payment_id', 'text', null),
    ('credit_transactions', 'created_at', 'timestamp with time zone', null),
    ('shared_content', 'id', 'uuid', null), ('shared_content', 'generation_id', 'uuid', null), ('shared_content', 'user_id', 'uuid', null),
    ('shared_content', 'share_token', 'text', null), ('shared_content', 'view_count', 'integer', '0'), ('shared_content', 'is_active', 'boolean', 'true'),
    ('shared_content', 'created_at', 'timestamp with time zone', null), ('shared_content', 'expires_at', 'timestamp with time zone', null),
    ('error_logs', 'id', 'uuid', null), ('error_logs', 'user_id', 'uuid', null), ('error_logs', 'error_type', 'text', null),
    ('error_logs', 'error_message', 'text', null), ('error_logs', 'stack_trace', 'text', null), ('error_logs', 'context', 'jsonb', null),
    ('error_logs', 'severity', 'text', null), ('error_logs', 'resolved', 'boolean', 'false'), ('error_logs', 'created_at', 'timestamp with time zone', null)
  ) spec (place, field, kind, standard)
  left join information_schema.columns c on c.table_schema = 'public' and c.table_name = spec.place and c.column_name = spec.field
  where c.data_type is distinct from spec.kind or (spec.standard is not null and c.column_default is distinct from spec.standard)), null);
select test.is('policies that are missing', (
  select string_agg(spec.name, ', ') from (values ('Users can view own generations'), ('Users can insert own generations'), ('Admins can view all')) spec (name)
  where not exists (select from pg_policies p where p.tablename = 'generations' and p.policyname = spec.name)), null);
rollback;
