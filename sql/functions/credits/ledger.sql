-- The ledger drives the balance. A row is checked and gets its balance_after before it is written, and moves the balance after:
-- an INSERT that meets a conflict and does nothing therefore moves nothing.
create or replace function public.ledger_before_insert() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare balance numeric;
begin
  select credits into balance from public.user_credits where user_id = new.user_id for update;
  if balance is null then raise exception 'This account has no credits.' using errcode = 'ZE011'; end if;
  new.balance_after := balance + new.amount;
  if new.balance_after < 0 then
    raise exception 'Not enough credits: this costs % and you have %.', trim_scale(-new.amount), trim_scale(balance) using errcode = 'ZE001',
      detail = jsonb_build_object('missing', trim_scale(-new.balance_after), 'balance', trim_scale(balance), 'cost', trim_scale(-new.amount))::text;
  end if;
  return new;
end $$;

create or replace function public.ledger_after_insert() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  update public.user_credits set
    credits = new.balance_after,
    credits_purchased = credits_purchased + case when new.transaction_type = 'purchase' then new.amount else 0 end,
    last_updated = now()
  where user_id = new.user_id;
  perform pg_notify('events', jsonb_build_object('user', new.user_id, 'type', 'credits', 'data', jsonb_build_object('credits', trim_scale(new.balance_after)))::text);
  return null;
end $$;

create or replace function public.ledger_is_append_only() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  raise exception 'The ledger is append-only.' using errcode = 'ZE018';
end $$;

-- A balance written directly becomes an adjusting ledger row instead (depth 1: not the ledger's own trigger).
create or replace function public.balance_through_ledger() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if pg_trigger_depth() = 1 and new.credits is distinct from old.credits then
    insert into public.credit_transactions (user_id, amount, transaction_type, description)
    values (new.user_id, new.credits - old.credits, 'adjustment', 'Balance written directly');
    -- The ledger's trigger has moved the balance; this update has nothing left to do.
    return null;
  end if;
  return new;
end $$;

-- A credit account that is inserted with a balance gets it through the ledger.
create or replace function public.opening_balance() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if new.credits > 0 then
    update public.user_credits set credits = 0, credits_purchased = 0 where id = new.id;
    insert into public.credit_transactions (user_id, amount, transaction_type, description) values (new.user_id, new.credits, 'bonus', 'Opening balance');
  end if;
  return null;
end $$;

create or replace trigger ledger_before_insert before insert on public.credit_transactions for each row execute function public.ledger_before_insert();
create or replace trigger ledger_after_insert after insert on public.credit_transactions for each row execute function public.ledger_after_insert();
create or replace trigger ledger_no_change before update or delete on public.credit_transactions for each row execute function public.ledger_is_append_only();
create or replace trigger ledger_no_truncate before truncate on public.credit_transactions for each statement execute function public.ledger_is_append_only();
create or replace trigger balance_through_ledger before update of credits on public.user_credits for each row execute function public.balance_through_ledger();
create or replace trigger opening_balance after insert on public.user_credits for each row execute function public.opening_balance();

-- Opens the credit account of a new user with the welcome bonus.
create or replace function public.open_credit_account(user_id uuid, bonus numeric) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  insert into public.user_credits (user_id, credits) values (open_credit_account.user_id, 0);
  if bonus > 0 then
    insert into public.credit_transactions (user_id, amount, transaction_type, description) values (open_credit_account.user_id, bonus, 'bonus', 'Welcome credits');
  end if;
end $$;

-- Charges a generation; ZE001 when the balance would not do.
create or replace function public.charge_generation(user_id uuid, generation_id uuid, cost numeric, description text) returns numeric
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into public.credit_transactions (user_id, amount, transaction_type, description, generation_id)
  values (charge_generation.user_id, -cost, 'generation', charge_generation.description, charge_generation.generation_id) returning balance_after
$$;

-- Gives back what a generation was charged, once; the amount is the charge's own. NULL when there is nothing (more) to give back.
create or replace function public.refund_generation(generation_id uuid, reason text) returns numeric
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare charge public.credit_transactions; given numeric;
begin
  select * into charge from public.credit_transactions t where t.generation_id = refund_generation.generation_id and t.transaction_type = 'generation';
  if charge.id is null then return null; end if;
  -- The row lock makes racing refunds one after the other; the unique index is the second lock on the same door.
  perform from public.user_credits c where c.user_id = charge.user_id for update;
  if exists (select from public.credit_transactions t where t.generation_id = refund_generation.generation_id and t.transaction_type = 'refund') then return null; end if;
  insert into public.credit_transactions (user_id, amount, transaction_type, description, generation_id)
  values (charge.user_id, -charge.amount, 'refund', reason, charge.generation_id) returning amount into given;
  return given;
end $$;

-- Gives back the share of a charge that belongs to results that did not come, once, rounded down to the smallest unit; something always
-- remains charged. NULL when there is nothing to give back.
create or replace function public.refund_missing(generation_id uuid, missing integer, ordered integer) returns numeric
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into public.credit_transactions (user_id, amount, transaction_type, description, generation_id)
  select t.user_id, trunc(-t.amount * missing / ordered, 2), 'refund', 'Refund: ' || missing || ' of ' || ordered || ' results did not come', t.generation_id
  from public.credit_transactions t
  where t.generation_id = refund_missing.generation_id and t.transaction_type = 'generation' and missing between 1 and ordered - 1
    and trunc(-t.amount * missing / ordered, 2) > 0
  on conflict do nothing
  returning amount
$$;

-- An admin's change of a balance, with a reason; the actor stands on the row.
create or replace function public.adjust_credits(p_user_id uuid, p_amount numeric, p_reason text) returns numeric
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare balance numeric;
begin
  if not public.is_admin() then raise exception 'Only an admin may do this.' using errcode = '42501'; end if;
  if p_amount is null or p_amount = 0 or p_amount <= -1e9 or p_amount >= 1e9 or p_amount = 'NaN' then
    raise exception 'The amount must be a number other than zero.' using errcode = 'ZE003', detail = '{"field": "p_amount", "rule": "range"}';
  end if;
  if length(trim(coalesce(p_reason, ''))) < 3 then
    raise exception 'A reason of at least 3 characters is needed.' using errcode = 'ZE003', detail = '{"field": "p_reason", "rule": "minLength"}';
  end if;
  insert into public.credit_transactions (user_id, amount, transaction_type, description, actor_id)
  values (p_user_id, p_amount, 'adjustment', left(p_reason, 500), auth.uid()) returning balance_after into balance;
  return balance;
end $$;

-- The specification's two functions, for the service role alone, and only by way of the ledger.
create or replace function public.reserve_credits(p_user_id uuid, p_amount numeric) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if p_amount is null or p_amount <= 0 or p_amount >= 1e9 or p_amount = 'NaN' then
    raise exception 'The amount must be greater than zero.' using errcode = 'ZE003', detail = '{"field": "p_amount", "rule": "range"}';
  end if;
  insert into public.credit_transactions (user_id, amount, transaction_type, description) values (p_user_id, -p_amount, 'generation', 'Content generation');
  return true;
exception when sqlstate 'ZE001' then return false;
end $$;

-- It gives back what was charged and no more: a generation that the reason names once, by the amount that the ledger knows;
-- without one, never above the charges of the account that are not refunded yet.
create or replace function public.refund_credits(p_user_id uuid, p_amount numeric, p_reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  named uuid := substring(lower(p_reason) from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid;
  charged numeric;
begin
  if p_amount is null or p_amount <= 0 or p_amount >= 1e9 or p_amount = 'NaN' then
    raise exception 'The amount must be greater than zero.' using errcode = 'ZE003', detail = '{"field": "p_amount", "rule": "range"}';
  end if;
  perform from public.user_credits c where c.user_id = p_user_id for update;
  select -coalesce(sum(t.amount), 0) into charged from public.credit_transactions t
  where t.user_id = p_user_id and t.transaction_type in ('generation', 'refund') and (named is null or t.generation_id = named);
  if named is not null and charged <= 0 then return; end if;
  if p_amount > charged then
    raise exception 'A refund cannot exceed what was charged.' using errcode = 'ZE017', detail = jsonb_build_object('charged', trim_scale(charged))::text;
  end if;
  insert into public.credit_transactions (user_id, amount, transaction_type, description, generation_id)
  values (p_user_id, case when named is null then p_amount else charged end, 'refund', left(p_reason, 500), named);
end $$;

-- Accounts whose ledger and balance differ. Must always be empty.
create or replace function public.ledger_drift() returns table (user_id uuid, balance numeric, ledger numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.user_id, c.credits, coalesce(l.total, 0) from public.user_credits c
  left join (select t.user_id, sum(t.amount) as total from public.credit_transactions t group by t.user_id) l on l.user_id = c.user_id
  where c.credits is distinct from coalesce(l.total, 0)
$$;

do $$
declare f text;
begin
  foreach f in array array['public.ledger_before_insert()', 'public.ledger_after_insert()', 'public.ledger_is_append_only()', 'public.balance_through_ledger()',
    'public.opening_balance()', 'public.open_credit_account(uuid, numeric)', 'public.charge_generation(uuid, uuid, numeric, text)', 'public.refund_generation(uuid, text)',
    'public.refund_missing(uuid, integer, integer)', 'public.adjust_credits(uuid, numeric, text)', 'public.reserve_credits(uuid, numeric)', 'public.refund_credits(uuid, numeric, text)', 'public.ledger_drift()'] loop
    execute format('alter function %s owner to credits_keeper', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function public.open_credit_account(uuid, numeric) to accounts_keeper;
grant execute on function public.charge_generation(uuid, uuid, numeric, text), public.refund_generation(uuid, text),
  public.refund_missing(uuid, integer, integer) to generations_keeper;
grant execute on function public.adjust_credits(uuid, numeric, text) to authenticated;
grant execute on function public.reserve_credits(uuid, numeric), public.refund_credits(uuid, numeric, text) to service_role;
grant execute on function public.ledger_drift() to service_role, monitor, worker;
