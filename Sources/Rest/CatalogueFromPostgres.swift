import JSON

extension Catalogue {
  /// Reads what `query` gave.
  public init(json: JSONValue) {
    self.init(
      tables: (json["tables"]?.array ?? []).map(Table.init(json:)),
      foreignKeys: (json["foreign_keys"]?.array ?? []).map(ForeignKey.init(json:)),
      functions: (json["functions"]?.array ?? []).map(Function.init(json:)))
  }

  /// One statement that describes the schema `public` as JSON, leaving out what no API role may touch.
  public static let query = """
    with roles as (select oid from pg_roles where rolname in ('anon', 'authenticated', 'service_role')),
    relations as (
      select c.oid, c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and exists (select from roles r where has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
          or has_table_privilege(r.oid, c.oid, 'delete'))),
    keys as (
      select i.indrelid, i.indisprimary,
        (select json_agg(a.attname order by k.place) from unnest(i.indkey::int2[]) with ordinality k(number, place)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as columns
      from pg_index i where i.indisunique and i.indpred is null and i.indexprs is null and i.indrelid in (select oid from relations)),
    calls as (
      select p.oid, p.proname, p.prorettype, p.proretset, p.provolatile, p.pronargs, p.pronargdefaults, t.typtype, t.typrelid,
        p.proallargtypes, p.proargtypes, p.proargmodes, p.proargnames
      from pg_proc p join pg_type t on t.oid = p.prorettype
      where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
        and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
        and exists (select from roles r where has_function_privilege(r.oid, p.oid, 'execute'))),
    arguments as (
      select c.oid, a.name, format_type(a.type, null) as type, coalesce(a.mode, 'i') as mode, a.place,
        count(*) filter (where coalesce(a.mode, 'i') in ('i', 'b', 'v')) over (partition by c.oid order by a.place) as input,
        c.pronargs - c.pronargdefaults as required
      from calls c, unnest(coalesce(c.proallargtypes, c.proargtypes::oid[]), c.proargmodes, c.proargnames)
        with ordinality a(type, mode, name, place))
    select json_build_object(
      'tables', (select coalesce(json_agg(json_build_object('name', r.relname,
        'columns', (select coalesce(json_agg(json_build_array(a.attname, format_type(a.atttypid, null)) order by a.attnum), '[]')
          from pg_attribute a where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped),
        'primary_key', (select k.columns from keys k where k.indrelid = r.oid and k.indisprimary),
        'unique', (select json_agg(k.columns) from keys k where k.indrelid = r.oid))), '[]') from relations r),
      'foreign_keys', (select coalesce(json_agg(json_build_object('name', c.conname, 'table', r.relname, 'target', f.relname,
        'columns', (select json_agg(a.attname order by k.place) from unnest(c.conkey) with ordinality k(number, place)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number),
        'target_columns', (select json_agg(a.attname order by k.place) from unnest(c.confkey) with ordinality k(number, place)
          join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number))), '[]')
        from pg_constraint c join relations r on r.oid = c.conrelid join relations f on f.oid = c.confrelid
        where c.contype = 'f' and c.conparentid = 0),
      'functions', (select coalesce(json_agg(json_build_object('name', c.proname, 'set', c.proretset, 'volatile', c.provolatile = 'v',
        'arguments', (select coalesce(json_agg(json_build_array(coalesce(a.name, ''), a.type, a.input > a.required) order by a.place), '[]')
          from arguments a where a.oid = c.oid and a.mode in ('i', 'b', 'v')),
        'answer', case when c.prorettype = 'void'::regtype then 'nothing'
          when c.typtype = 'c' or c.prorettype = 'record'::regtype then 'record' else 'scalar' end,
        'table', (select r.relname from relations r where r.oid = c.typrelid),
        'columns', case when c.typtype = 'c' then (select json_agg(json_build_array(a.attname, format_type(a.atttypid, null)) order by a.attnum)
            from pg_attribute a where a.attrelid = c.typrelid and a.attnum > 0 and not a.attisdropped)
          else (select json_agg(json_build_array(a.name, a.type) order by a.place)
            from arguments a where a.oid = c.oid and a.mode in ('t', 'o', 'b')) end)), '[]') from calls c))::text
    """
}

extension Catalogue.Table {
  init(json: JSONValue) {
    self.init(
      name: json["name"]?.string ?? "", columns: columnList(json["columns"]), primaryKey: nameList(json["primary_key"]),
      uniqueSets: (json["unique"]?.array ?? []).map { nameList($0) })
  }
}

extension Catalogue.ForeignKey {
  init(json: JSONValue) {
    self.init(
      name: json["name"]?.string ?? "", table: json["table"]?.string ?? "", columns: nameList(json["columns"]),
      target: json["target"]?.string ?? "", targetColumns: nameList(json["target_columns"]))
  }
}

extension Catalogue.Function {
  init(json: JSONValue) {
    let answer: Answer =
      switch json["answer"]?.string {
      case "nothing": .nothing
      case "record": .record(table: json["table"]?.string, columns: columnList(json["columns"]))
      default: .scalar
      }
    let arguments = (json["arguments"]?.array ?? []).map {
      Argument(name: $0[0]?.string ?? "", type: $0[1]?.string ?? "", hasDefault: $0[2]?.bool ?? false)
    }
    self.init(
      name: json["name"]?.string ?? "", arguments: arguments, answer: answer, isSet: json["set"]?.bool ?? false,
      isVolatile: json["volatile"]?.bool ?? true)
  }
}

private func columnList(_ json: JSONValue?) -> [Catalogue.Column] {
  (json?.array ?? []).map { Catalogue.Column(name: $0[0]?.string ?? "", type: $0[1]?.string ?? "") }
}

private func nameList(_ json: JSONValue?) -> [String] { (json?.array ?? []).compactMap(\.string) }
