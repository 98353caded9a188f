import { withClient } from './database.ts'
import type { Migration } from './migrate.ts'

/** One place where the catalogue breaks a rule of the store. */
export interface CatalogueFault {
  on: string
  rule: string
}

const ourTables = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
const isTenant = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'regency_code' and not a.attisdropped)`
const column = (table: string, place: string) => `(select attname from pg_attribute where attrelid = ${table} and attnum = ${place})`
// Rows of $1 are the tables that migrations distribute by regency_code, those of $2 the reference tables.
const isSpread = `c.relname = any ($1)`

const rules: readonly { rule: string; sql: string }[] = [
  {
    rule: 'a distributed table carries regency_code text not null',
    sql: `select c.relname as on from pg_class c where ${ourTables} and ${isSpread} and not exists (select from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'regency_code' and a.attnotnull and a.atttypid = 'text'::regtype and not a.attisdropped)`,
  },
  {
    rule: 'a distributed table has a primary key',
    sql: `select c.relname as on from pg_class c where ${ourTables} and ${isSpread}
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
  },
  {
    rule: 'regency_code leads every primary key, unique constraint and foreign key',
    sql: `select format('%s.%s', c.relname, k.conname) as on from pg_class c join pg_constraint k on k.conrelid = c.oid
      where ${ourTables} and ${isSpread} and ${column('c.oid', 'k.conkey[1]')} <> 'regency_code'
      and (k.contype in ('p', 'u', 'x') or (k.contype = 'f' and k.confrelid not in (select oid from pg_class where relname = any ($2))))`,
  },
  {
    rule: 'regency_code leads every unique index',
    sql: `select i.indexrelid::regclass::text as on from pg_class c join pg_index i on i.indrelid = c.oid
      where ${ourTables} and ${isSpread} and i.indisunique and ${column('c.oid', 'i.indkey[0]')} is distinct from 'regency_code'`,
  },
  {
    rule: 'foreign keys point to regency_code in the same position, or to reference tables',
    sql: `select format('%s.%s', c.relname, k.conname) as on from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      join pg_class t on t.oid = k.confrelid where ${ourTables} and ${isSpread} and not t.relname = any ($2)
      and (not t.relname = any ($1) or ${column('t.oid', 'k.confkey[1]')} <> 'regency_code')`,
  },
  {
    rule: 'no SET NULL, no SET DEFAULT, no ON UPDATE CASCADE',
    sql: `select format('%s.%s', c.relname, k.conname) as on from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      where ${ourTables} and (k.confdeltype in ('n', 'd') or k.confupdtype in ('n', 'd', 'c'))`,
  },
  {
    rule: 'row level security is on under every table with regency_code',
    sql: `select c.relname as on from pg_class c where ${ourTables} and ${isTenant} and not c.relrowsecurity`,
  },
  {
    rule: 'every table with regency_code has a policy bound to the regency',
    sql: `select c.relname as on from pg_class c where ${ourTables} and ${isTenant} and not exists (select from pg_policy p where p.polrelid = c.oid)
      union select format('%s.%s', p.tablename, p.policyname) from pg_policies p join pg_class c on c.relname = p.tablename where ${ourTables} and ${isTenant}
      and coalesce(p.qual, p.with_check) !~ 'regency_code = app_regency\\(\\)'`,
  },
  {
    rule: 'no subquery in a policy',
    sql: `select format('%s.%s', tablename, policyname) as on from pg_policies where schemaname = 'public' and concat(qual, with_check) ~* '\\mselect\\M'`,
  },
  {
    rule: 'the application and loader roles own nothing',
    sql: `select format('%s %s', o.classid::regclass, o.objid) as on from pg_shdepend o join pg_roles r on r.oid = o.refobjid
      where o.refclassid = 'pg_authid'::regclass and o.deptype = 'o' and r.rolname in ('semesta_app', 'semesta_loader')`,
  },
  {
    rule: 'the application role cannot pass row level security',
    sql: `select rolname as on from pg_roles where rolname = 'semesta_app' and (rolbypassrls or rolsuper or rolcreaterole)
      union select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member where u.rolname = 'semesta_app'`,
  },
  {
    rule: 'the loader fills what comes in bulk (built months, linkage runs, person-months, arrears) and reads areas, nothing else',
    sql: `select c.relname as on from pg_class c where ${ourTables} and c.relname !~ '^(registers|indicators|people|findings|movements|reconciliation|quality|obligations|areas|linkage|ledger|arrears|bills)_'
      and has_table_privilege('semesta_loader', c.oid, 'select, insert, update, delete, truncate')`,
  },
  {
    rule: 'a function with the rights of its owner fixes its search path and is not for everybody',
    sql: `select p.oid::regprocedure::text as on from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
      and (not coalesce(p.proconfig::text, '') like '%search_path=%' or has_function_privilege('public', p.oid, 'execute'))`,
  },
]

/** Compares the catalogue of a migrated database with the rules of the store: fit for Citus, closed between regencies. Empty: none broken. */
export async function findCatalogueFaults(ownerUrl: string, migrations: readonly Migration[]): Promise<CatalogueFault[]> {
  const spread = (how: string) => migrations.filter((it) => it.distribute === how).flatMap(tablesMadeBy)
  const found = migrations.flatMap(unnamedConstraints)
  await withClient(ownerUrl, async (client) => {
    for (const { rule, sql } of rules) {
      // A rule that does not ask how tables are spread takes the two lists all the same.
      const { rows } = await client.query<{ on: string }>(`with given as (select $1::text[], $2::text[]) ${sql}`, [spread('regency_code'), spread('reference')])
      found.push(...rows.map((row) => ({ on: row.on, rule })))
    }
  })
  return found
}

const statement = /create table (?:if not exists )?(\w+) \(([\s\S]*?)\n\)(?: partition by [^;]+)?;/g

export function tablesMadeBy({ sql }: Migration): string[] {
  return [...sql.matchAll(statement)].map((match) => match[1] ?? '')
}

const named = /constraint \w+ (primary key|unique|check|references|foreign key \([^)]*\) references)/g
const keyword = /\b(primary key|unique|foreign key|references|check)\b/

/** The catalogue cannot tell a given name from a made-up one; the text of the migration can. */
function unnamedConstraints(migration: Migration): CatalogueFault[] {
  const text = migration.sql.replaceAll(/--.*$/gm, '')
  return [...text.matchAll(statement)]
    .filter(([, , body = '']) => keyword.test(body.replaceAll(named, '')))
    .map(([, table = '']) => ({ on: table, rule: 'every constraint has a name' }))
}
