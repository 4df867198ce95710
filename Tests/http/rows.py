"""Every table, view and function that the catalogue shows to somebody, asked for ada's rows in each of the ways that REST has."""

from asking import Ask
from stack import database

# The name of the value that a column of this name may hold of ada's.
COLUMNS = {"user_id": "$user", "actor_id": "$user", "generation_id": "$generation", "email": "$email", "key": "$key", "sha256": "$blob",
           "name": "$user/$name", "job_id": "$job", "share_token": "$near"}
IDS = {"users": "$user", "generations": "$generation", "media": "$media"}
RETURN = {"Prefer": "return=representation"}
MERGE = {"Prefer": "resolution=merge-duplicates,return=representation"}


def relations():
    with database() as db:
        found = db.execute("""
            select c.relname, array_agg(a.attname::text order by a.attnum) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') group by 1 order by 1""").fetchall()
    return dict(found)


def functions():
    with database() as db:
        return db.execute("""
            select p.proname, coalesce(p.proargnames[1:p.pronargs], '{}'), array(select format_type(t, null) from unnest(p.proargtypes) t) from pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype order by 1""").fetchall()


def conditions(table, columns):
    named = {column: COLUMNS[column] for column in columns if column in COLUMNS}
    return {**named, "id": IDS.get(table, "$user")} if "id" in columns else named


def reads(table, columns):
    path = f"/rest/v1/{table}"
    yield Ask("RestRoute.read", "GET", f"{path}?select=*")
    yield Ask("RestRoute.read", "GET", f"{path}?select=*,users(*),generations(*),media(*),user_credits(*),shared_content(*)")
    yield Ask("RestRoute.read", "HEAD", f"{path}?select=*", headers={"Prefer": "count=exact"})
    for column, value in conditions(table, columns).items():
        yield Ask("RestRoute.read", "GET", f"{path}?select=*&{column}=eq.{value}", headers={"Prefer": "count=exact"})
        yield Ask("RestRoute.read", "HEAD", f"{path}?{column}=in.({value})", headers={"Prefer": "count=exact"})
        yield Ask("RestRoute.read", "GET", f"{path}?or=({column}.eq.{value},not.and({column}.neq.{value}))&select={column}")
        yield Ask("RestRoute.read", "GET", f"{path}?{column}=eq.{value}", headers={"Accept": "application/vnd.pgrst.object+json"})


def writes(table, columns, bob):
    path, named = f"/rest/v1/{table}", conditions(table, columns)
    hers = {column: value for column, value in named.items() if column in ("id", "user_id")}
    owner = "user_id" if "user_id" in columns else "id"
    for body in ({**named}, {**hers, owner: bob.id} if owner != "id" else hers, {owner: "$user"}):
        if not body:
            continue
        yield Ask("RestRoute.write", "POST", path, body, headers=RETURN)
        yield Ask("RestRoute.write", "POST", path, [body], headers=MERGE)
        yield Ask("RestRoute.write", "POST", f"{path}?on_conflict={owner}", body, headers=MERGE)
    for column, value in named.items():
        yield Ask("RestRoute.write", "PATCH", f"{path}?{column}=eq.{value}", {owner: bob.id}, headers=RETURN)
        yield Ask("RestRoute.write", "PATCH", f"{path}?{column}=eq.{value}", {column: value}, headers=RETURN)
        yield Ask("RestRoute.write", "DELETE", f"{path}?{column}=eq.{value}", headers=RETURN)
    # His own rows given to her, and everybody's at once.
    if owner in columns:
        yield Ask("RestRoute.write", "PATCH", f"{path}?{owner}=eq.{bob.id}", {owner: "$user"}, headers=RETURN)
        yield Ask("RestRoute.write", "DELETE", f"{path}?{owner}=neq.{bob.id}", headers=RETURN)
    yield Ask("RestRoute.write", "PATCH", f"{path}?{columns[0]}=not.is.null", {columns[-1]: None}, headers=RETURN)
    yield Ask("RestRoute.write", "PUT", f"{path}?id=eq.$user", {"id": "$user"})


def calls(name, arguments, types):
    """A function with ada's id for each id, and with her generation's for each."""
    for identity in ("$user", "$generation"):
        values = {argument: value_of(kind, identity) for argument, kind in zip(arguments, types)}
        yield Ask("RestRoute.call", "POST", f"/rest/v1/rpc/{name}", values)
    yield Ask("RestRoute.call", "GET", f"/rest/v1/rpc/{name}?" + "&".join(f"{argument}={value_of(kind, '$user')}" for argument, kind in zip(arguments, types)))


def value_of(kind, identity):
    return identity if kind == "uuid" else 1 if kind in ("integer", "bigint", "numeric", "double precision", "real") else False if kind == "boolean" else {} if kind == "jsonb" else "$email"
