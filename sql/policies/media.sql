alter table public.media owner to artifio_owner;
alter table public.media enable row level security;
alter table public.media force row level security;
revoke all on public.media from public, anon, authenticated, service_role;

drop policy if exists "generations_keeper keeps" on public.media;
create policy "generations_keeper keeps" on public.media to generations_keeper using (true) with check (true);
grant select, insert, update, delete on public.media to generations_keeper;
drop policy if exists "shares_keeper keeps" on public.media;
create policy "shares_keeper keeps" on public.media to shares_keeper using (true) with check (true);
grant select on public.media to shares_keeper;
drop policy if exists "Users can view own media" on public.media;
create policy "Users can view own media" on public.media for select to authenticated using ((select auth.uid()) = user_id);
drop policy if exists "Admins can view all" on public.media;
create policy "Admins can view all" on public.media for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service reads all" on public.media;
create policy "Service reads all" on public.media for select to service_role using (true);
grant select on public.media to authenticated, service_role;
