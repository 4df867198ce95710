-- The user as Supabase Auth shows it.
create or replace function auth.user_json(u auth.users) returns jsonb language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_strip_nulls(jsonb_build_object(
      'id', u.id, 'aud', 'authenticated', 'role', 'authenticated', 'email', u.email, 'phone', '',
      'email_confirmed_at', u.email_confirmed_at, 'confirmed_at', u.email_confirmed_at, 'last_sign_in_at', u.last_sign_in_at,
      'banned_until', u.banned_until))
    || jsonb_build_object(
      'app_metadata', u.app_metadata,
      'user_metadata', jsonb_build_object('email', u.email, 'email_verified', u.email_confirmed_at is not null, 'phone_verified', false, 'sub', u.id) || u.user_metadata,
      'identities', jsonb_build_array(jsonb_build_object(
        'identity_id', u.id, 'id', u.id, 'user_id', u.id, 'provider', 'email', 'email', u.email,
        'identity_data', jsonb_build_object('sub', u.id, 'email', u.email, 'email_verified', u.email_confirmed_at is not null, 'phone_verified', false),
        'last_sign_in_at', u.last_sign_in_at, 'created_at', u.created_at, 'updated_at', u.updated_at)),
      'created_at', u.created_at, 'updated_at', u.updated_at, 'is_anonymous', false)
$$;
alter function auth.user_json(auth.users) owner to accounts_keeper;
revoke all on function auth.user_json(auth.users) from public;

-- Makes the public row, the credit account and the welcome bonus of a new account, all in the sign-up's transaction.
create or replace function auth.welcome_user() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare bonus numeric := coalesce((select value::numeric from public.settings where name = 'welcome_credits'), 0);
begin
  insert into public.users (id, email, created_at, metadata) values (new.id, new.email, new.created_at, new.user_metadata);
  perform public.open_credit_account(new.id, bonus);
  return null;
end $$;
alter function auth.welcome_user() owner to accounts_keeper;
revoke all on function auth.welcome_user() from public;
create or replace trigger welcome_user after insert on auth.users for each row execute function auth.welcome_user();

-- Keeps `public.users` in step with the account.
create or replace function auth.mirror_user() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  update public.users set email = new.email, metadata = new.user_metadata where id = new.id;
  return null;
end $$;
alter function auth.mirror_user() owner to accounts_keeper;
revoke all on function auth.mirror_user() from public;
create or replace trigger mirror_user after update of email, user_metadata on auth.users for each row execute function auth.mirror_user();

-- Opens an account, and a session when no confirmation by mail is wanted.
create or replace function api.sign_up(email text, password_hash text, data jsonb, autoconfirm boolean, agent text, address text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare u auth.users; s uuid;
begin
  insert into auth.users (email, encrypted_password, user_metadata, email_confirmed_at, last_sign_in_at)
  values (lower(sign_up.email), password_hash, coalesce(data, '{}'), case when autoconfirm then now() end, case when autoconfirm then now() end)
  on conflict (email) do nothing returning * into u;
  if u.id is null then return jsonb_build_object('outcome', 'exists'); end if;
  if autoconfirm then
    insert into auth.sessions (user_id, method, agent, address) values (u.id, 'password', left(sign_up.agent, 500), sign_up.address) returning id into s;
  end if;
  return jsonb_build_object('outcome', 'created', 'user', auth.user_json(u), 'session_id', s, 'counter', 1);
end $$;

-- What a sign-in is checked against; NULL for an address that nobody has.
create or replace function api.find_password(email text) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('user_id', u.id, 'password_hash', u.encrypted_password, 'confirmed', u.email_confirmed_at is not null,
    'banned', coalesce(u.banned_until > now(), false))
  from auth.users u where u.email = lower(find_password.email)
$$;

-- Opens a session after the password has been checked.
create or replace function api.open_session(user_id uuid, method text, agent text, address text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare u auth.users; s uuid;
begin
  update auth.users set last_sign_in_at = now() where id = open_session.user_id and coalesce(banned_until <= now(), true) returning * into u;
  if u.id is null then return null; end if;
  insert into auth.sessions (user_id, method, agent, address) values (u.id, open_session.method, left(open_session.agent, 500), open_session.address) returning id into s;
  return jsonb_build_object('user', auth.user_json(u), 'session_id', s, 'counter', 1);
end $$;

-- Uses up a refresh counter. Many tabs may ask at once: the row lock makes them one after the other.
create or replace function api.refresh_session(session_id uuid, counter integer, reuse_seconds integer) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare s auth.sessions; u auth.users; outcome text;
begin
  select * into s from auth.sessions x where x.id = refresh_session.session_id for update;
  if s.id is null or refresh_session.counter > s.counter or refresh_session.counter < 1 then return jsonb_build_object('outcome', 'unknown'); end if;
  select * into u from auth.users x where x.id = s.user_id;
  if u.banned_until > now() then return jsonb_build_object('outcome', 'banned'); end if;
  if refresh_session.counter = s.counter then
    insert into auth.refresh_tokens (session_id, counter) values (s.id, s.counter);
    update auth.sessions x set counter = x.counter + 1, refreshed_at = now() where x.id = s.id returning * into s;
    outcome := 'rotated';
  elsif refresh_session.counter = s.counter - 1 or exists (
      select from auth.refresh_tokens t where t.session_id = s.id and t.counter = refresh_session.counter
      and t.revoked_at > clock_timestamp() - make_interval(secs => reuse_seconds)) then
    outcome := 'active';
  else
    delete from auth.sessions x where x.id = s.id;
    return jsonb_build_object('outcome', 'reused');
  end if;
  return jsonb_build_object('outcome', outcome, 'user', auth.user_json(u), 'session_id', s.id, 'counter', s.counter, 'method', s.method);
end $$;

-- The user behind a token, only while the session lives and the account is not banned.
create or replace function api.session_user(claims jsonb) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare u auth.users;
begin
  select * into u from auth.users where id = (claims ->> 'sub')::uuid;
  if u.id is null then return jsonb_build_object('outcome', 'no_user'); end if;
  if u.banned_until > now() then return jsonb_build_object('outcome', 'banned'); end if;
  if not exists (select from auth.sessions where id = (claims ->> 'session_id')::uuid and user_id = u.id) then
    return jsonb_build_object('outcome', 'no_session');
  end if;
  return jsonb_build_object('outcome', 'ok', 'user', auth.user_json(u));
end $$;

-- Changes what a user may change of the own account. `data` merges key by key; a null deletes a key.
create or replace function api.update_user(claims jsonb, change jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare u auth.users;
begin
  update auth.users set
    user_metadata = case when jsonb_typeof(change -> 'data') = 'object' then jsonb_strip_nulls(user_metadata || (change -> 'data')) else user_metadata end,
    encrypted_password = coalesce(change ->> 'password_hash', encrypted_password),
    updated_at = now()
  where id = (claims ->> 'sub')::uuid returning * into u;
  -- Whoever knew the old password is out.
  if change ->> 'password_hash' is not null then
    delete from auth.sessions s where s.user_id = u.id and s.id is distinct from (claims ->> 'session_id')::uuid;
  end if;
  return auth.user_json(u);
end $$;

-- Ends sessions: `local` this one, `others` all but this one, `global` all.
create or replace function api.sign_out(claims jsonb, scope text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from auth.sessions
  where user_id = (claims ->> 'sub')::uuid
    and case scope when 'local' then id = (claims ->> 'session_id')::uuid when 'others' then id is distinct from (claims ->> 'session_id')::uuid else true end
$$;

-- Whether a session still lives and its user may act; asked inside the transaction that spends.
create or replace function auth.session_is_alive(claims jsonb) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from auth.sessions s join auth.users u on u.id = s.user_id
    where s.id = (claims ->> 'session_id')::uuid and u.id = (claims ->> 'sub')::uuid and coalesce(u.banned_until <= now(), true))
$$;

do $$
declare f text;
begin
  foreach f in array array['api.sign_up(text, text, jsonb, boolean, text, text)', 'api.find_password(text)', 'api.open_session(uuid, text, text, text)',
    'api.refresh_session(uuid, integer, integer)', 'api.session_user(jsonb)', 'api.update_user(jsonb, jsonb)', 'api.sign_out(jsonb, text)'] loop
    execute format('alter function %s owner to accounts_keeper', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to authenticator, service_authenticator', f);
  end loop;
end $$;
alter function auth.session_is_alive(jsonb) owner to accounts_keeper;
revoke all on function auth.session_is_alive(jsonb) from public;
grant execute on function auth.session_is_alive(jsonb) to generations_keeper, shares_keeper;
