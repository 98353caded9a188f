import type { Fault, Source } from '../source.ts'

const folder = 'packages/server/migrations/'
const headers: readonly { name: string; value: RegExp }[] = [
  { name: 'module', value: /^[a-z][a-z-]*$/ },
  { name: 'breaking', value: /^(yes|no)$/ },
  { name: 'distribute', value: /^(regency_code|reference|local|none)\b/ },
]

/** Migrations are numbered without a gap or a double, and say their module, whether they break an older server, and how Citus spreads them. */
export function findMigrationFaults(sources: readonly Source[]): Fault[] {
  const migrations = sources.filter((source) => source.path.startsWith(folder) && source.path.endsWith('.sql') && !source.path.endsWith('/schema.sql'))
  return migrations.flatMap((source, index) => [...numberFault(source, index), ...headerFaults(source)])
}

function numberFault({ path }: Source, index: number): Fault[] {
  const expected = String(index + 1).padStart(4, '0')
  const name = path.slice(folder.length)
  if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) return [{ path, text: 'named like 0007_budget_reservation.sql' }]
  return name.startsWith(`${expected}_`) ? [] : [{ path, text: `expected number ${expected}` }]
}

function headerFaults({ path, text }: Source): Fault[] {
  return headers.flatMap(({ name, value }) => {
    const found = new RegExp(`^--! ${name}: (.+)$`, 'm').exec(text)?.[1]?.trim()
    if (found === undefined) return [{ path, text: `header missing: --! ${name}:` }]
    return value.test(found) ? [] : [{ path, text: `header --! ${name}: ${found} is not one of ${value.source}` }]
  })
}
