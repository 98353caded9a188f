import { withClient } from './database.ts'

interface Section {
  title: string
  /** one text a row, in order */
  sql: string
}

const tables = `from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
const ofTables = `(select c.oid ${tables})`

// Everything is ordered by name in byte order (the collation of our clusters), so that two databases with the same schema give the same text.
const sections: readonly Section[] = [
  {
    title: 'roles',
    sql: `select format('-- role %s:%s%s%s', rolname, case when rolcanlogin then ' login' end, case when rolbypassrls then ' bypassrls' end,
        case when rolsuper then ' superuser' end) as line
      from pg_roles where rolname ^@ 'semesta_' order by rolname`,
  },
  {
    title: 'tables',
    sql: `select format(E'create table %I (\\n%s\\n);', c.relname, (
        select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end,
          ' default ' || pg_get_expr(d.adbin, d.adrelid)), E',\\n' order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) as line
      ${tables} order by c.relname`,
  },
  {
    title: 'constraints',
    sql: `select format('alter table %I add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
      from pg_constraint where conrelid in ${ofTables} and contype <> 'n' order by conrelid::regclass::text, contype, conname`,
  },
  {
    title: 'indexes',
    sql: `select pg_get_indexdef(indexrelid) || ';' as line from pg_index
      where indrelid in ${ofTables} and not exists (select from pg_constraint k where k.conindid = indexrelid) order by 1`,
  },
  {
    title: 'functions',
    sql: `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, p.oid::regprocedure::text`,
  },
  {
    title: 'views and triggers',
    sql: `select format('create view %I as %s', relname, pg_get_viewdef(oid)) as line from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      union all select pg_get_triggerdef(oid) || ';' from pg_trigger where tgrelid in ${ofTables} and not tgisinternal order by 1`,
  },
  {
    title: 'row level security',
    sql: `select format('alter table %I enable row level security;', c.relname) as line, c.relname as name, 0 as place ${tables} and c.relrowsecurity
      union all select format('create policy %I on %I for %s to %s%s%s;', policyname, tablename, lower(cmd), array_to_string(roles, ', '),
        ' using (' || qual || ')', ' with check (' || with_check || ')'), tablename, 1 from pg_policies where schemaname = 'public'
      order by 2, 3, 1`,
  },
  {
    title: 'rights on tables',
    sql: `select format('grant %s on %I to %s;', string_agg(lower(x.privilege_type), ', ' order by x.privilege_type), c.relname, x.grantee::regrole) as line
      from pg_class c, aclexplode(c.relacl) x where c.relnamespace = 'public'::regnamespace and x.grantee not in (0, c.relowner)
      group by c.relname, x.grantee order by c.relname, x.grantee::regrole::text`,
  },
  {
    title: 'rights on functions',
    sql: `select format('grant execute on function %s to %s;', p.oid::regprocedure, case when x.grantee = 0 then 'public' else x.grantee::regrole::text end) as line
      from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x where p.pronamespace = 'public'::regnamespace and x.grantee <> p.proowner
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`,
  },
  {
    title: 'comments',
    sql: `select format('comment on table %I is %L;', c.relname, obj_description(c.oid, 'pg_class')) as line ${tables} and obj_description(c.oid, 'pg_class') is not null
      union all select format('comment on column %I.%I is %L;', a.attrelid::regclass, a.attname, col_description(a.attrelid, a.attnum))
        from pg_attribute a where a.attrelid in ${ofTables} and a.attnum > 0 and col_description(a.attrelid, a.attnum) is not null
      union all select format('comment on function %s is %L;', p.oid::regprocedure, obj_description(p.oid, 'pg_proc'))
        from pg_proc p where p.pronamespace = 'public'::regnamespace and obj_description(p.oid, 'pg_proc') is not null
      order by 1`,
  },
]

/** The schema of a database as text that is the same for the same schema: tables, constraints, indexes, functions, policies, rights, comments. */
export function describeSchema(ownerUrl: string): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const parts = ['-- Written by scripts/dump-schema.ts from a migrated database: the whole schema at a glance. The migrations are what runs.']
    for (const { title, sql } of sections) {
      const { rows } = await client.query<{ line: string }>(sql)
      if (rows.length > 0) parts.push(`-- ${title}\n${rows.map((row) => row.line.trimEnd()).join('\n')}`)
    }
    return `${parts.join('\n\n')}\n`
  })
}
