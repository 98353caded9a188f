import { type ColumnUse, type JudgedColumn, titleKey } from './columns.ts'
import type { FieldKind } from './content.ts'
import type { Field } from './fields.ts'

/** Columns of these uses are one comparison, whatever their number: parts of a name, lines of an address. */
const TOGETHER: ReadonlySet<ColumnUse> = new Set(['name', 'mother', 'father', 'address'])
const KIND_OF: Partial<Record<string, FieldKind>> = { mother: 'name', father: 'name', birth: 'date' }

/** The column that names a row, per file: the first that tells all rows apart and is titled or looks like an id. */
export function rowIdOf(columns: readonly JudgedColumn[]): JudgedColumn | undefined {
  return columns.find((it) => it.use === 'rowid')
}

interface Draft extends Omit<Field, 'key' | 'label'> {
  columns: string[][]
  marks: string[][]
  titles: Set<string>
}

/**
 * Puts the columns of the files together as fields. With two files only what both have can be compared; a column whose title the other file has too
 * goes with that one, what is left goes together in the order it stands.
 */
export function makeFields(files: readonly (readonly JudgedColumn[])[]): Field[] {
  const drafts = new Map<string, Draft>()
  files.forEach((columns, src) => {
    const roles = rolesOf(columns, src === 0 ? [] : (files[0] ?? []))
    for (const it of columns) {
      const role = roles.get(it.column)
      if (role === undefined) continue
      const draft = drafts.get(role) ?? { role, kind: kindOf(it.use), titles: new Set<string>(), columns: files.map(() => []), marks: files.map(() => []) }
      draft.columns[src]?.push(it.column)
      if (src === 0) draft.titles.add(it.title)
      const mark = titleKey(it.title)
      draft.marks[src]?.push(it.use === 'address' && /^r[tw]$/.test(mark) ? mark : '')
      drafts.set(role, draft)
    }
  })
  const shared = [...drafts.values()].filter((it) => it.columns.every((cells) => cells.length > 0))
  return shared.sort((x, y) => (x.role < y.role ? -1 : 1)).map(({ titles, ...it }, index) => ({ key: `f${index}`, ...it, label: [...titles].join(' + ') }))
}

function kindOf(use: ColumnUse): FieldKind {
  return KIND_OF[use] ?? (use as FieldKind)
}

/** Role of each column that is evidence: all names of a person are one role, two phones are two. */
function rolesOf(columns: readonly JudgedColumn[], others: readonly JudgedColumn[]): Map<string, string> {
  const roles = new Map<string, string>()
  const evidence = columns.filter((it) => !['rowid', 'answer', 'ignore'].includes(it.use))
  for (const use of new Set(evidence.map((it) => it.use))) {
    const mine = evidence.filter((it) => it.use === use)
    const theirs = others.filter((it) => it.use === use)
    const places = pairUp(mine, theirs)
    for (const [at, it] of mine.entries()) roles.set(it.column, TOGETHER.has(use) ? `${use}0` : `${use}${places[at]}`)
  }
  return roles
}

/** For each column, the place of its partner in the other file, or a place nobody has there. */
function pairUp(mine: readonly JudgedColumn[], theirs: readonly JudgedColumn[]): number[] {
  const byTitle = mine.map((it) => theirs.findIndex((other) => titleKey(other.title) === titleKey(it.title)))
  const free = theirs.map((_, index) => index).filter((index) => !byTitle.includes(index))
  let extra = theirs.length
  return byTitle.map((index) => (index >= 0 ? index : (free.shift() ?? extra++)))
}
