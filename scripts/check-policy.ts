/** Every rule and parameter says where it comes from and when somebody last looked there; every rule has cases. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Parameter, type Rule, readPolicy } from './reference/policy.ts'
import { type Fault, ROOT } from './source.ts'

const wanted = ['id', 'judul', 'title', 'penjelasan', 'explanation', 'perbaikan', 'remedy', 'since', 'source', 'checked-on', 'severity']
const isDate = (text: unknown) => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text)

function parameterFaults({ path, id, judul, title, unit, values }: Parameter): Fault[] {
  const faults: Fault[] = []
  if (path !== `policy/parameters/${id}.yaml`) faults.push({ path, text: `id ${id} does not match the file` })
  if (!judul || !title || !unit) faults.push({ path, text: 'judul, title and unit are wanted' })
  for (const dated of values) {
    if (!dated.source?.trim()) faults.push({ path, text: `value since ${dated.since}: no source` })
    if (!isDate(dated.checkedOn)) faults.push({ path, text: `value since ${dated.since}: no checkedOn date` })
    if (!isDate(dated.since) || (dated.until !== undefined && !isDate(dated.until))) faults.push({ path, text: `since and until are dates: ${dated.since}` })
  }
  return [...faults, ...overlaps(path, values)]
}

function overlaps(path: string, values: Parameter['values']): Fault[] {
  return values.slice(1).flatMap((dated, index) => {
    const before = values[index]
    return before?.until !== undefined && before.until < dated.since
      ? []
      : [{ path, text: `values since ${before?.since} and ${dated.since} overlap or are out of order` }]
  })
}

function ruleFaults({ path, header }: Rule): Fault[] {
  const faults: Fault[] = wanted.filter((key) => !header[key]).map((key) => ({ path, text: `header missing: --! ${key}:` }))
  if (header['checked-on'] && !isDate(header['checked-on'])) faults.push({ path, text: 'checked-on is a date' })
  if (!existsSync(join(ROOT, path.replace(/\.sql$/, '.cases.yaml')))) faults.push({ path, text: 'no cases beside it' })
  return faults
}

const { parameters, rules } = readPolicy()
const faults = [...parameters.flatMap(parameterFaults), ...rules.flatMap(ruleFaults)]
for (const fault of faults) console.log(`${fault.path}  ${fault.text}`)
console.log(`${parameters.length} parameters, ${rules.length} rules, ${faults.length} faults`)
process.exitCode = faults.length === 0 && parameters.length > 0 ? 0 : 1
