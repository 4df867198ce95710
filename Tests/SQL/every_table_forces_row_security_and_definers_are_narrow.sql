begin;
select test.is('tables without forced row security',
  (select string_agg(c.oid::regclass::text, ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and n.nspname in ('public', 'auth', 'jobs') and not (c.relrowsecurity and c.relforcerowsecurity)), null);
select test.is('views that run as their owner',
  (select string_agg(c.oid::regclass::text, ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('v', 'm') and n.nspname in ('public', 'auth', 'jobs', 'api') and not coalesce(c.reloptions @> '{security_invoker=true}', false)), null);
select test.is('definers that are too open',
  (select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
   where p.prosecdef and n.nspname in ('public', 'auth', 'api', 'jobs')
     and (not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false) or r.rolsuper or r.rolbypassrls or r.rolname not like '%\_keeper'
       or p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))), null);
select test.is('owners and logins that bypass',
  (select string_agg(rolname, ', ') from pg_roles where (rolsuper or rolbypassrls) and rolname not in ('postgres', 'backup')), null);
rollback;
