/** `node scripts/new-migration.ts funds reservation` writes the next migration with its headers, to be filled in. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './source.ts'

const [module, ...words] = process.argv.slice(2)
if (!module || words.length === 0 || !/^[a-z][a-z-]*$/.test(module)) {
  console.error('usage: node scripts/new-migration.ts <module> <what changes>')
  process.exit(2)
}
const folder = join(ROOT, 'packages/server/migrations')
const newest = readdirSync(folder)
  .map((name) => Number(/^(\d{4})_/.exec(name)?.[1] ?? 0))
  .reduce((a, b) => Math.max(a, b), 0)
const table = [module, ...words]
  .join('_')
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, '_')
const file = join(folder, `${String(newest + 1).padStart(4, '0')}_${table}.sql`)

writeFileSync(
  file,
  `--! module: ${module}
--! breaking: no
--! distribute: regency_code
-- Why this table exists, in a sentence.
-- regency_code leads every key: Citus wants its distribution column there, and row level security reads it.
create table ${table} (
  regency_code text not null,
  id           uuid not null default gen_random_uuid(),
  constraint ${table}_pk primary key (regency_code, id)
);
comment on table ${table} is 'What one row is.';
`,
  { flag: 'wx' },
)
console.log(file.slice(ROOT.length + 1))
