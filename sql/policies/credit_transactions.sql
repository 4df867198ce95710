alter table public.credit_transactions owner to artifio_owner;
alter table public.credit_transactions enable row level security;
alter table public.credit_transactions force row level security;
revoke all on public.credit_transactions from public, anon, authenticated, service_role;

drop policy if exists "credits_keeper keeps" on public.credit_transactions;
create policy "credits_keeper keeps" on public.credit_transactions to credits_keeper using (true) with check (true);
grant select, insert on public.credit_transactions to credits_keeper;
drop policy if exists "Users can view own transactions" on public.credit_transactions;
create policy "Users can view own transactions" on public.credit_transactions for select to authenticated using ((select auth.uid()) = user_id);
drop policy if exists "Admins can view all" on public.credit_transactions;
create policy "Admins can view all" on public.credit_transactions for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service reads all" on public.credit_transactions;
create policy "Service reads all" on public.credit_transactions for select to service_role using (true);
drop policy if exists "Service adds rows" on public.credit_transactions;
create policy "Service adds rows" on public.credit_transactions for insert to service_role with check (true);
grant select on public.credit_transactions to authenticated;
grant select, insert on public.credit_transactions to service_role;
