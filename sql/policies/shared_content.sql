alter table public.shared_content owner to artifio_owner;
alter table public.shared_content enable row level security;
alter table public.shared_content force row level security;
revoke all on public.shared_content from public, anon, authenticated, service_role;

drop policy if exists "shares_keeper keeps" on public.shared_content;
create policy "shares_keeper keeps" on public.shared_content to shares_keeper using (true) with check (true);
grant select, insert, update on public.shared_content to shares_keeper;
drop policy if exists "Users can view own shares" on public.shared_content;
create policy "Users can view own shares" on public.shared_content for select to authenticated using ((select auth.uid()) = user_id);
-- Not to authenticated: who is signed in reads every column of the rows they see, the sharer's id too. They open the share's page.
drop policy if exists "Visitors with the token" on public.shared_content;
create policy "Visitors with the token" on public.shared_content for select to anon using (is_active and (expires_at is null or expires_at > now()) and share_token = nullif(current_setting('request.share_token', true), ''));
drop policy if exists "Admins can view all" on public.shared_content;
create policy "Admins can view all" on public.shared_content for select to authenticated using ((select public.is_admin()));
drop policy if exists "Service reads all" on public.shared_content;
create policy "Service reads all" on public.shared_content for select to service_role using (true);
grant select on public.shared_content to authenticated, service_role;
grant select (share_token, view_count, is_active, created_at, expires_at) on public.shared_content to anon;
