-- The ledger outlives what it paid for, a payment is booked once, and a provider's limit is exact in any window.

alter table public.credit_transactions
  drop constraint charge_names_generation,
  add constraint ledger_names_generation foreign key (generation_id) references public.generations on delete restrict;
create unique index one_purchase_per_payment on public.credit_transactions (payment_id) where transaction_type = 'purchase';

create table jobs.limits (
  provider text primary key,
  most integer not null,
  seconds double precision not null,
  taken timestamptz[] not null default '{}',
  constraint limits_positive check (most > 0 and seconds > 0)
);
insert into jobs.limits (provider, most, seconds) values ('kie_ai', 20, 10), ('runware', 500, 10), ('lovable_ai_sync', 100, 10);
drop table jobs.buckets;

create index queue_fair on jobs.queue (user_id, run_at) where leased_by is null;
