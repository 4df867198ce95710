-- Accounts: who someone is. Passwords and sessions live in `auth`, which no API role can read.

create table auth.users (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  encrypted_password text,
  email_confirmed_at timestamptz,
  last_sign_in_at timestamptz,
  app_metadata jsonb not null default '{"provider": "email", "providers": ["email"]}',
  user_metadata jsonb not null default '{}',
  banned_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint users_email_lower check (email = lower(email)),
  constraint users_email_length check (length(email) between 3 and 320)
);
create unique index users_email_unique on auth.users (email);

create table auth.sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users on delete cascade,
  method text not null,
  counter integer not null default 1,
  agent text,
  address text,
  created_at timestamptz not null default now(),
  refreshed_at timestamptz not null default now()
);
create index sessions_user on auth.sessions (user_id);

-- The counters that were used up: what the reuse interval is measured from. Tokens themselves are stored nowhere.
create table auth.refresh_tokens (
  session_id uuid not null references auth.sessions on delete cascade,
  counter integer not null,
  revoked_at timestamptz not null default now(),
  primary key (session_id, counter)
);

create table public.users (
  id uuid primary key references auth.users on delete cascade,
  email text not null,
  created_at timestamptz not null default now(),
  metadata jsonb not null default '{}'
);

create table public.user_roles (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users on delete cascade,
  role text not null,
  created_at timestamptz not null default now(),
  constraint user_roles_known check (role in ('user', 'admin')),
  constraint user_roles_unique unique (user_id, role)
);

create table public.settings (
  name text primary key,
  value text not null,
  constraint settings_name_short check (length(name) <= 100)
);
insert into public.settings (name, value) values ('welcome_credits', '100'), ('generation_retention_days', '30'), ('upload_quota_bytes', '2147483648');
