alter table public.user_credits owner to artifio_owner;
alter table public.user_credits enable row level security;
alter table public.user_credits force row level security;
revoke all on public.user_credits from public, anon, authenticated, service_role;

drop policy if exists "credits_keeper keeps" on public.user_credits;
create policy "credits_keeper keeps" on public.user_credits to credits_keeper using (true) with check (true);
grant select, insert, update on public.user_credits to credits_keeper;
drop policy if exists "generations_keeper keeps" on public.user_credits;
create policy "generations_keeper keeps" on public.user_credits to generations_keeper using (true) with check (true);
drop policy if exists "Users can view own credits" on public.user_credits;
create policy "Users can view own credits" on public.user_credits for select to authenticated using ((select auth.uid()) = user_id);
drop policy if exists "Admins can view all" on public.user_credits;
create policy "Admins can view all" on public.user_credits for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service manages all" on public.user_credits;
create policy "Service manages all" on public.user_credits for all to service_role using (true) with check (true);
-- generations_keeper locks a balance row, for which SELECT FOR UPDATE asks the right to change some column; it changes none.
grant select, update (last_updated) on public.user_credits to generations_keeper;
grant select on public.user_credits to authenticated;
grant select, update (credits) on public.user_credits to service_role;
