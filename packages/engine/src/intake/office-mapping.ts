import { createHash } from 'node:crypto'
import type { OfficeMapping } from '../tasks.ts'
import { headerKey, isReasonTitle } from './header-key.ts'
import type { RegisterColumn, RegisterMapping } from './mapping.ts'

/** Tells headers apart: the same titles in the same order have the same signature, whatever their case, spaces and punctuation. */
export function signatureOf(titles: readonly string[]): string {
  const keys = titles.filter((it) => !isReasonTitle(it)).map(headerKey)
  while (keys.at(-1) === '') keys.pop()
  return createHash('sha256').update(keys.join('|')).digest('hex').slice(0, 24)
}

/** Which title a person gave to which column: canonical name -> place of the title. */
export function chosenColumns(titles: readonly string[], office: OfficeMapping): Map<string, number> {
  const columns = new Map<string, number>()
  const keys = titles.map(headerKey)
  for (const { title, canonical } of office.columns) {
    const at = keys.indexOf(headerKey(title))
    if (canonical !== null && at >= 0 && !columns.has(canonical)) columns.set(canonical, at)
  }
  return columns
}

/** The register with the spellings that a person explained for this header. */
export function withValues(mapping: RegisterMapping, { values }: OfficeMapping): RegisterMapping {
  return { ...mapping, columns: mapping.columns.map((column) => explained(column, values[column.name] ?? {})) }
}

function explained(column: RegisterColumn, spellings: Record<string, string>): RegisterColumn {
  const extra = Object.entries(spellings)
  if (extra.length === 0) return column
  const textsFor = (...names: (string | number | null)[]) =>
    extra.filter(([, value]) => names.some((it) => it !== null && String(it) === value)).map(([text]) => text)
  const { participants, memberships } = column
  if (participants) {
    return { ...column, participants: participants.map((it) => ({ ...it, texts: [...textsFor(it.code ?? it.segment), ...it.texts] })) }
  }
  if (memberships) {
    return { ...column, memberships: memberships.map((it) => ({ ...it, texts: [...textsFor(it.code ?? it.status), ...it.texts] })) }
  }
  const values = { ...column.values }
  for (const [text, value] of extra) values[value] = [...(values[value] ?? []), text]
  return { ...column, values }
}
