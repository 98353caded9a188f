import type { MappingDraft } from '../tasks.ts'
import { codedSpellings, lookupKey } from './expressions.ts'
import type { FoundHeader, RawRow } from './header.ts'
import { headerKey, isReasonTitle } from './header-key.ts'
import { loadColumnTexts, type RegisterColumn, type RegisterMapping } from './mapping.ts'
import { signatureOf } from './office-mapping.ts'
import type { VillageKeys } from './village-names.ts'

const SAMPLES = 3
const SHOWN_VALUES = 200
/** Beyond this many spellings a column is no code. */
const MAX_SPELLINGS = 400

/** The row that looks most like titles where no title is known: many short texts, none of them a number, and rows below it. */
export function guessHeader(rows: readonly RawRow[]): FoundHeader | null {
  let best: FoundHeader | null = null
  for (const [at, { line, cells }] of rows.entries()) {
    const titles = cells.map((it) => it?.trim() ?? '')
    const texts = titles.filter((it) => it !== '' && it.length <= 60 && !/^[\d.,\-/\s]+$/.test(it))
    const score = new Set(texts).size - titles.filter((it) => /\d{5,}|\d[-/]\d/.test(it)).length * 2
    if (at < rows.length - 1 && score >= 2 && score > (best?.score ?? 0)) best = { at, line, rows: 1, titles, columns: new Map(), score }
  }
  return best
}

/** What a column of this type looks like, to tell columns by their content. */
const CONTENT: Partial<Record<RegisterColumn['type'], RegExp>> = {
  nik: /^'?\d{16}$/,
  kk: /^'?\d{16}$/,
  card: /^'?00[01]\d{10}$/,
  sex: /^(l|p|lk|pr|laki[- ]?laki|perempuan)$/i,
  date: /^\d{1,2}[-/ ]([a-z]+|\d{1,2})[-/ ]\d{2,4}$|^\d{4}-\d{2}-\d{2}/i,
  birth: /^\d{1,2}[-/ ]([a-z]+|\d{1,2})[-/ ]\d{2,4}$|^\d{4}-\d{2}-\d{2}/i,
  village: /^\d{2}\.?\d{2}\.?\d{2}\.?[12]\d{3}$/,
  phone: /^'?(08|\+?62)\d{7,}$/,
  money: /^rp/i,
  name: /^[a-z' .,]+ [a-z' .,]+$/i,
}

/** Similarity of two names by their pairs of letters: 1 the same, 0 nothing in common. */
function alike(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
  const [left, right] = [pairs(a), pairs(b)]
  if (left.size === 0 || right.size === 0) return a === b ? 1 : 0
  return (2 * [...left].filter((it) => right.has(it)).length) / (left.size + right.size)
}

function likeness(title: string, values: string[], column: RegisterColumn): number {
  const key = headerKey(title)
  const byName = Math.max(...[column.name, ...column.synonyms].map((it) => alike(key, headerKey(it))))
  const pattern = CONTENT[column.type]
  const byContent = pattern && values.length > 0 ? values.filter((it) => pattern.test(it)).length / values.length : 0
  return byName + byContent * 0.6
}

/** Which title is probably which column: the likeliest pairs first, each title and each column once. */
function suggest(titles: string[], values: string[][], columns: RegisterColumn[], taken: Map<string, number>): Map<number, string> {
  const found = new Map([...taken].map(([name, at]) => [at, name]))
  const free = columns.filter((it) => !taken.has(it.name))
  const pairs = titles.flatMap((title, at) =>
    title === '' || isReasonTitle(title) || found.has(at) ? [] : free.map((column) => ({ at, column, score: likeness(title, values[at] ?? [], column) })),
  )
  for (const { at, column, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < 0.75 || found.has(at) || [...found.values()].includes(column.name)) continue
    found.set(at, column.name)
  }
  return found
}

/** Letters and digits of a value behind dots, so that its form shows and nobody is named. */
export function maskedSample(value: string): string {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value
  return shown.replace(/[\p{L}\p{N}]+/gu, (run) => (run.length <= 2 ? run : `${run.slice(0, 2)}${'•'.repeat(run.length - 2)}`))
}

interface DraftOf {
  header: FoundHeader
  mapping: RegisterMapping
  data: readonly RawRow[]
  constants: ReadonlyMap<string, string>
  villages: VillageKeys
}

/** A proposal for one file: its titles with samples, and the spellings of coded columns that no table knows. */
export function draftMapping({ header, mapping, data, constants, villages }: DraftOf): Omit<MappingDraft, 'missing'> {
  const { titles, columns } = header
  const columnValues = titles.map((_, at) => data.flatMap(({ cells }) => cells[at]?.trim() || []))
  const suggested = suggest(
    titles,
    columnValues.map((it) => it.slice(0, 50)),
    mapping.columns,
    columns,
  )
  const about = loadColumnTexts()
  return {
    signature: signatureOf(titles),
    headerLine: header.line,
    titles: titles.flatMap((title, at) =>
      title === '' || isReasonTitle(title)
        ? []
        : [
            {
              title,
              samples: [...new Set(columnValues[at])].slice(0, SAMPLES).map(maskedSample),
              canonical: suggested.get(at) ?? null,
              known: [...columns.values()].includes(at),
            },
          ],
    ),
    columns: mapping.columns
      .filter((it) => !it.type.startsWith('period-'))
      .map((it) => ({
        ...{ name: it.name, required: it.required, judul: about[it.name]?.judul ?? '', title: about[it.name]?.title ?? '' },
        ...{ constant: constants.get(it.name) ?? null, choices: choicesFor(it, villages) },
      })),
    values: mapping.columns.flatMap((column) => unknownValues(column, columnValues[columns.get(column.name) ?? -1] ?? [], villages)),
  }
}

/** What a spelling may mean, null where a column takes any text. */
function choicesFor(column: RegisterColumn, villages: VillageKeys): { value: string; label: string }[] | null {
  if (column.participants)
    return column.participants.map((it) => ({ value: String(it.code ?? it.segment), label: `${it.code ?? ''} ${it.texts[0] ?? ''} (${it.segment})`.trim() }))
  if (column.memberships) return column.memberships.map((it) => ({ value: String(it.code ?? it.status), label: it.texts[0] ?? it.status }))
  if (column.type === 'sex') return ['L', 'P'].map((value) => ({ value, label: value }))
  if (column.type === 'bool') return ['ya', 'tidak'].map((value) => ({ value, label: value }))
  if (column.type === 'village') return villages.codes.map((value) => ({ value, label: `${value} ${villages.names.get(value) ?? ''}` }))
  return column.type === 'code' ? Object.keys(column.values ?? {}).map((value) => ({ value, label: value.replaceAll('_', ' ') })) : null
}

function unknownValues(column: RegisterColumn, values: string[], villages: VillageKeys): MappingDraft['values'] {
  const known = column.type === 'village' ? new Set(villages.codes.flatMap((it) => [lookupKey(it), lookupKey(it.replaceAll('.', ''))])) : codedSpellings(column)
  if (!known) return []
  const counted = new Map<string, number>()
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1)
  if (counted.size > MAX_SPELLINGS) return []
  return [...counted]
    .filter(([value]) => !known.has(lookupKey(value)))
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN_VALUES)
    .map(([value, rows]) => ({ column: column.name, value, rows }))
}
