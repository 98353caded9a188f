import { expect, it } from 'vitest'
import { testDatabase, testUrl } from '../testing/index.ts'
import { findCatalogueFaults, tablesMadeBy } from './citus-check.ts'
import { withClient } from './database.ts'
import { parseMigration, readMigrations } from './migrate.ts'

const migrations = await readMigrations()

/** The rules that a migration on top of the real schema breaks. */
async function broken(sql: string, distribute = 'regency_code'): Promise<string[]> {
  const name = await testDatabase()
  const planted = parseMigration('9999_planted', `--! module: test\n--! breaking: no\n--! distribute: ${distribute}\n${sql}`)
  await withClient(testUrl('postgres', name), (client) => client.query(sql))
  const faults = await findCatalogueFaults(testUrl('postgres', name), [...migrations, planted])
  return faults.map((fault) => fault.rule)
}
const rls = (table: string, using = 'regency_code = app_regency()') =>
  `alter table ${table} enable row level security; create policy p on ${table} to semesta_app using (${using});`

it('finds no fault in the schema as it is', async () => {
  expect(await findCatalogueFaults(testUrl('postgres', await testDatabase()), migrations)).toEqual([])
  expect(migrations.flatMap(tablesMadeBy)).toContain('people_person')
})

it.each([
  [
    'a key that does not start with regency_code',
    `create table t_a (\n regency_code text not null,\n id int not null,\n constraint k primary key (id, regency_code)\n);${rls('t_a')}`,
    'leads every primary key',
  ],
  [
    'a unique index that does not',
    `create table t_a (\n regency_code text not null constraint k primary key,\n x int\n); create unique index i on t_a (x);${rls('t_a')}`,
    'leads every unique index',
  ],
  ['a nullable regency_code', `create table t_a (\n regency_code text,\n id int\n);${rls('t_a')}`, 'carries regency_code'],
  ['no row level security', 'create table t_a (\n regency_code text not null constraint k primary key\n);', 'row level security is on'],
  [
    'a policy that is not bound',
    `create table t_a (\n regency_code text not null constraint k primary key\n);${rls('t_a', 'true')}`,
    'policy bound to the regency',
  ],
  [
    'a policy with a subquery',
    `create table t_a (\n regency_code text not null constraint k primary key\n);${rls('t_a', 'regency_code = app_regency() and exists (select from areas_area)')}`,
    'no subquery',
  ],
  [
    'a foreign key into a local table',
    `create table t_a (\n regency_code text not null constraint k primary key,\n u text constraint f references auth_user (id)\n);${rls('t_a')}`,
    'same position',
  ],
  [
    'SET NULL',
    `create table t_a (\n regency_code text not null,\n id int not null,\n up int,\n constraint k primary key (regency_code, id),\n constraint f foreign key (regency_code, up) references t_a (regency_code, id) on delete set null\n);${rls('t_a')}`,
    'no SET NULL',
  ],
  ['a constraint without a name', `create table t_a (\n regency_code text not null primary key\n);${rls('t_a')}`, 'has a name'],
  ['a loader that reads sign-ins', 'grant select on auth_user to semesta_loader;', 'the loader fills'],
  ['an open function of the owner', `create function f() returns int language sql security definer as 'select 1';`, 'fixes its search path'],
])('finds %s', async (_, sql, rule) => {
  expect((await broken(sql)).join('; ')).toContain(rule)
})

it('finds an application role that owns a table', async () => {
  const rules = await broken('create table t_a (x int); alter table t_a owner to semesta_app;', 'none')
  expect(rules).toEqual(['the application and loader roles own nothing'])
})
