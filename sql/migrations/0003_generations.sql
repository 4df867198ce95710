-- Generations, what waits to be done for them, what was given and what came out.

create table public.generations (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users on delete restrict,
  model_id text not null,
  model_record_id text not null,
  model_name text not null default '',
  provider text not null default '',
  type text not null,
  prompt text,
  negative_prompt text,
  settings jsonb not null default '{}',
  status text not null default 'pending',
  status_detail text not null default 'queued',
  progress real not null default 0,
  tokens_used numeric(14, 4) not null default 0,
  output_url text,
  output_urls jsonb,
  outputs jsonb,
  output_count integer not null default 1,
  error_code text,
  error_message text,
  job_id text,
  formula text,
  registry_version text,
  provider_cost_usd numeric(14, 6),
  sandbox boolean not null default false,
  request_id text,
  cancel_requested_at timestamptz,
  polling_started_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz not null default now(),
  deadline_at timestamptz not null default now() + interval '30 minutes',
  expires_at timestamptz not null default now() + interval '30 days',
  constraint type_known check (type in ('image', 'video', 'audio', 'text')),
  constraint status_known check (status in ('pending', 'processing', 'completed', 'failed')),
  constraint tokens_used_bounded check (tokens_used >= 0 and tokens_used < 1e9)
);
create index generations_user on public.generations (user_id, created_at desc);
create unique index generations_provider_job on public.generations (provider, job_id) where job_id is not null;
create index generations_unfinished on public.generations (user_id) where status in ('pending', 'processing');
create index generations_deadline on public.generations (deadline_at) where status in ('pending', 'processing');
create index generations_expiry on public.generations (expires_at) where outputs is not null;

create table jobs.queue (
  id uuid primary key default gen_random_uuid(),
  kind text not null default 'generation',
  generation_id uuid not null references public.generations on delete cascade,
  user_id uuid not null,
  phase text not null default 'queued',
  inputs jsonb not null default '[]',
  token_hash bytea,
  attempt integer not null default 0,
  run_at timestamptz not null default now(),
  leased_by text,
  lease_until timestamptz,
  note text,
  created_at timestamptz not null default now(),
  constraint phase_known check (phase in ('queued', 'submitting', 'submitted', 'reconciling')),
  constraint one_job_per_generation unique (generation_id)
);
create index queue_due on jobs.queue (run_at) where leased_by is null;
create index queue_leased on jobs.queue (lease_until) where leased_by is not null;
create index queue_user on jobs.queue (user_id) where leased_by is not null;

create table jobs.workers (
  name text primary key,
  seen_at timestamptz not null default now()
);

-- A token bucket per provider: kie.ai takes 20 creations in 10 s per account and drops the rest.
create table jobs.buckets (
  provider text primary key,
  capacity double precision not null,
  per_second double precision not null,
  tokens double precision not null,
  filled_at timestamptz not null default now()
);
insert into jobs.buckets (provider, capacity, per_second, tokens)
values ('kie_ai', 20, 2, 20), ('runware', 50, 50, 50), ('lovable_ai_sync', 20, 5, 20);

create table public.idempotency_keys (
  user_id uuid not null references public.users on delete cascade,
  key text not null,
  body_hash text not null,
  generation_id uuid not null references public.generations on delete cascade,
  created_at timestamptz not null default now(),
  primary key (user_id, key),
  constraint key_length check (length(key) between 1 and 255)
);
create index idempotency_keys_age on public.idempotency_keys (created_at);

-- One row a use of a blob; the blob itself lies under its hash.
create table public.media (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users on delete restrict,
  kind text not null,
  generation_id uuid references public.generations on delete cascade,
  index integer,
  bucket_id text,
  name text,
  sha256 text not null,
  extension text not null,
  mime text not null,
  bytes bigint not null,
  width integer,
  height integer,
  duration_ms integer,
  grid jsonb,
  created_at timestamptz not null default now(),
  constraint kind_known check (kind in ('output', 'upload')),
  constraint output_names_generation check (kind <> 'output' or (generation_id is not null and index is not null)),
  constraint upload_has_name check (kind <> 'upload' or (bucket_id is not null and name is not null)),
  constraint sha256_form check (sha256 ~ '^[0-9a-f]{64}$')
);
create unique index media_output on public.media (generation_id, index) where kind = 'output';
create unique index media_upload on public.media (bucket_id, name) where kind = 'upload';
create index media_user on public.media (user_id, created_at desc);
create index media_blob on public.media (sha256);

create table public.shared_content (
  id uuid primary key default gen_random_uuid(),
  generation_id uuid not null references public.generations on delete cascade,
  user_id uuid not null references public.users on delete cascade,
  share_token text not null,
  view_count integer not null default 0,
  is_active boolean not null default true,
  show_prompt boolean not null default true,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  constraint shared_content_token_unique unique (share_token),
  constraint share_token_length check (length(share_token) >= 22)
);
create index shared_content_owner on public.shared_content (user_id, created_at desc);

create table public.error_logs (
  id uuid primary key default gen_random_uuid(),
  user_id uuid,
  error_type text not null,
  error_message text not null,
  stack_trace text,
  context jsonb not null default '{}',
  severity text not null default 'medium',
  resolved boolean not null default false,
  created_at timestamptz not null default now(),
  constraint severity_known check (severity in ('low', 'medium', 'high', 'critical'))
);
create index error_logs_recent on public.error_logs (created_at desc);
