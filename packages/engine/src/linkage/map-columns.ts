import { type ColumnUse, type JudgedColumn, titleKey } from './columns.ts'
import { FIELD_KINDS } from './content.ts'
import * as problems from './problems.ts'

/** What a person may say of a column: `id` is the row's own id, `identity` an identity number, which is evidence. */
const USES: Readonly<Record<string, ColumnUse>> = {
  ...Object.fromEntries(FIELD_KINDS.map((it) => [it, it])),
  id: 'rowid',
  rowid: 'rowid',
  nik: 'identity',
  birth: 'birth',
  mother: 'mother',
  father: 'father',
  ignore: 'ignore',
}

/**
 * Applies what a person says about columns over what was found.
 *
 * `map`: title → kind, in any file that has the title. Fails: link/unknown-kind; link/unknown-column when no file has it.
 */
export function applyMap(files: readonly (readonly JudgedColumn[])[], map: Readonly<Record<string, string>>): JudgedColumn[][] {
  const wanted = new Map(Object.entries(map).map(([title, kind]) => [titleKey(title), useOf(title, kind)]))
  const titles = files.flat().map((it) => it.title)
  const known = new Set(titles.map(titleKey))
  for (const title of Object.keys(map)) if (!known.has(titleKey(title))) throw problems.unknownColumn({ column: title, columns: [...new Set(titles)] })
  return files.map((columns) => {
    const ownId = columns.find((it) => wanted.get(titleKey(it.title)) === 'rowid')
    return columns.map((it) => {
      const use = wanted.get(titleKey(it.title))
      if (use) return { ...it, use }
      return ownId && it.use === 'rowid' ? { ...it, use: 'ignore' } : it
    })
  })
}

function useOf(column: string, kind: string): ColumnUse {
  const use = USES[kind.trim().toLowerCase()]
  if (!use) throw problems.unknownKind({ column, kind, kinds: Object.keys(USES) })
  return use
}
