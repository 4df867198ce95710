-- Lets an admin pass whose session lives, and nobody else.
create or replace function api.require_admin(claims jsonb) returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not auth.session_is_alive(claims) then raise exception 'Your session has ended. Sign in again.' using errcode = 'ZE010'; end if;
  if not exists (select from public.user_roles r where r.user_id = (claims ->> 'sub')::uuid and r.role = 'admin') then
    raise exception 'Only an admin may do this.' using errcode = 'ZE018';
  end if;
end $$;
alter function api.require_admin(jsonb) owner to accounts_keeper;
revoke all on function api.require_admin(jsonb) from public;
grant execute on function api.require_admin(jsonb) to authenticator, generations_keeper;
