import { parse } from 'yaml'
import { listSources, type Source } from '../source.ts'

export interface Dated {
  since: string
  until?: string
  value: unknown
  source?: string
  checkedOn?: string
  confidence?: string
}
export interface Parameter {
  path: string
  id: string
  judul: string
  title: string
  unit: string
  values: Dated[]
}
export interface Rule {
  path: string
  header: Record<string, string>
}

/** The content of `policy/` as it stands, for the reference pages and the policy check. */
export function readPolicy(sources: readonly Source[] = listSources()): { parameters: Parameter[]; rules: Rule[] } {
  const parameters = sources.filter((source) => /^policy\/parameters\/.+\.yaml$/.test(source.path)).map(parameterOf)
  const rules = sources
    .filter((source) => /^policy\/(rules|indicators|challenge)\/.+\.sql$/.test(source.path))
    .map(({ path, text }) => ({ path, header: headerOf(text) }))
  return { parameters, rules }
}

function parameterOf({ path, text }: Source): Parameter {
  try {
    // Dates stay text: a date has no time and no zone.
    return { path, ...(parse(text, { schema: 'core' }) as Omit<Parameter, 'path'>) }
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`)
  }
}

/** `--! key: value` lines; a line `--!   more` carries the value on. */
function headerOf(text: string): Record<string, string> {
  const header: Record<string, string> = {}
  let last = ''
  for (const line of text.split('\n')) {
    const [, key, value, more] = /^--!(?: ([a-z-]+):\s*(.*)| {2,}(.*))$/.exec(line) ?? []
    if (key !== undefined) {
      last = key
      header[key] = (value ?? '').trim()
    } else if (more !== undefined && last) header[last] = `${header[last]} ${more.trim()}`.trim()
  }
  return header
}

const cell = (value: unknown) =>
  String(value ?? '')
    .replaceAll('|', '\\|')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Every parameter with its dated values and where they come from. */
export function parametersPage(): string {
  const rows = readPolicy().parameters.flatMap((it) =>
    it.values.map((dated) =>
      [
        `\`${it.id}\``,
        `${it.judul} · ${it.title}`,
        `${dated.value} (${it.unit})`,
        `${dated.since} – ${dated.until ?? ''}`,
        dated.source,
        dated.checkedOn,
        dated.confidence,
      ]
        .map(cell)
        .join(' | '),
    ),
  )
  return [
    '# Parameters',
    '',
    'Dated values that rules and statuses read, from `policy/parameters/`.',
    '',
    '| Id | What | Value | In force | Source | Checked on | Confidence |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n')
}

/** Every rule with its law. */
export function rulesPage(): string {
  const rows = readPolicy().rules.map(({ header: it }) =>
    [`\`${it.id}\``, `${it.judul} · ${it.title}`, it.penjelasan, it.perbaikan, it.severity, `${it.since} – ${it.until ?? ''}`, it.source].map(cell).join(' | '),
  )
  return [
    '# Rules',
    '',
    'Questions asked of every person of a month, from `policy/rules/`, and of every line of a bill, from `policy/challenge/`.',
    '',
    '| Id | Judul · Title | Penjelasan | Perbaikan | Severity | In force | Source |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n')
}
