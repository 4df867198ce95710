-- What the worker found when it asked a provider whether it is there: a call that costs nothing and makes nothing.

create table public.provider_probes (
  id uuid primary key default gen_random_uuid(),
  provider text not null,
  asked_at timestamptz not null default clock_timestamp(),
  taken_at timestamptz,
  ended_at timestamptz,
  sandbox boolean,
  ok boolean,
  seconds real,
  credits numeric,
  detail text,
  constraint provider_short check (length(provider) between 1 and 100)
);
create index provider_probes_recent on public.provider_probes (provider, ended_at desc) where ended_at is not null;
create unique index one_open_probe_per_provider on public.provider_probes (provider) where ended_at is null;
