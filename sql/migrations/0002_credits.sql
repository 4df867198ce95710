-- Credits: fixed point, with upper bounds that also refuse NaN. The ledger is append-only and drives the balance.

create table public.user_credits (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users on delete cascade,
  credits numeric(14, 4) not null default 100,
  credits_purchased numeric(14, 4) not null default 0,
  last_updated timestamptz not null default now(),
  constraint user_credits_one_per_user unique (user_id),
  constraint credits_not_negative check (credits >= 0 and credits < 1e9),
  constraint credits_purchased_bounded check (credits_purchased >= 0 and credits_purchased < 1e9)
);

create table public.credit_transactions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users on delete restrict,
  amount numeric(14, 4) not null,
  transaction_type text not null,
  description text,
  generation_id uuid,
  payment_id text,
  balance_after numeric(14, 4) not null default 0,
  actor_id uuid,
  created_at timestamptz not null default now(),
  constraint amount_bounded check (amount <> 0 and amount > -1e9 and amount < 1e9),
  constraint type_known check (transaction_type in ('purchase', 'generation', 'refund', 'bonus', 'adjustment')),
  constraint sign_follows_type check (case transaction_type
    when 'generation' then amount < 0 when 'purchase' then amount > 0 when 'bonus' then amount > 0 when 'refund' then amount > 0 else true end),
  constraint charge_names_generation check (transaction_type <> 'generation' or generation_id is not null)
);
create unique index one_charge_per_generation on public.credit_transactions (generation_id) where transaction_type = 'generation';
create unique index one_refund_per_generation on public.credit_transactions (generation_id) where transaction_type = 'refund' and generation_id is not null;
create index credit_transactions_user on public.credit_transactions (user_id, created_at desc);
