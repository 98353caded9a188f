import { UnusualSheet } from '../lean-sheet.ts'
import type { Comments } from './comments.ts'
import type { Mark, Marks } from './marks.ts'
import type { MarkedStyles } from './styles.ts'
import { columnOf, letters } from './xml.ts'

/** What marking one sheet needs. */
export interface Marking {
  marks: Marks
  styles: MarkedStyles
  comments: Comments
}

/**
 * Marks a stretch of row elements: fill on the bad cells, a comment at each, formulas replaced by their last value.
 *
 * Shape: rows and cells keep their places and formats; a cell that was not written is added where it belongs.
 * Fails: UnusualSheet when rows or cells do not say where they stand.
 */
export function markRows(xml: string, marking: Marking): string {
  return withoutFormulas(xml).replace(/<row\b[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g, (row) => {
    const number = Number(/^<row\b[^>]*?\sr="(\d+)"/.exec(row)?.[1])
    if (!number) throw new UnusualSheet()
    const fresh = marking.styles.hasOldMarks ? unmarked(row, marking.styles) : row
    const marks = marking.marks.of(number)
    return marks.length === 0 ? fresh : markRow(fresh, number, marks, marking)
  })
}

/** A formula of a file that somebody sent must not run on the machine of whoever gets it back. */
export function withoutFormulas(xml: string): string {
  const bare = xml.includes('<f') ? xml.replace(/<f\b[^>]*?(?:\/>|>[\s\S]*?<\/f>)/g, '') : xml
  // what marks a cell as the head of a spilling formula means nothing without one
  return bare.includes(' cm="') ? bare.replace(/(<c\b[^>]*?)\scm="\d+"/g, '$1') : bare
}

function unmarked(row: string, styles: MarkedStyles): string {
  return row.replace(/(<c\b[^>]*?\ss=")(\d+)"/g, (_, start: string, format: string) => `${start}${styles.before(Number(format))}"`)
}

function markRow(row: string, number: number, marks: Mark[], { styles, comments }: Marking): string {
  const open = /^<row\b[^>]*?(\/?)>/.exec(row)?.[0] ?? ''
  const isEmpty = open.endsWith('/>')
  const start = isEmpty ? `${open.slice(0, -2)}>` : open
  const cells = new Map(cellsOf(isEmpty ? '' : row.slice(open.length, -'</row>'.length)))
  for (const [column, at] of Map.groupBy(marks, (it) => it.column)) {
    const severity = at.some((it) => it.severity === 'refused') ? 'refused' : 'warning'
    const cell = cells.get(column) ?? `<c r="${letters(column)}${number}"/>`
    const format = Number(/^<c\b[^>]*?\ss="(\d+)"/.exec(cell)?.[1] ?? 0)
    const bare = cell.replace(/^(<c\b[^>]*?)\ss="\d+"/, '$1')
    cells.set(column, bare.replace(/^<c\b/, `<c s="${styles.twin(format, severity)}"`))
    comments.add({ row: number - 1, column, text: at.map((it) => `${it.reason}. ${it.advice}`.trim()).join('\n') })
  }
  const ordered = [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell)
  return `${start.replace(/\sspans="[^"]*"/, '')}${ordered.join('')}</row>`
}

function* cellsOf(xml: string): Generator<[number, string]> {
  for (const [cell] of xml.matchAll(/<c\b[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g)) {
    const name = /^<c\b[^>]*?\sr="([A-Z]+)\d+"/.exec(cell)?.[1]
    if (!name) throw new UnusualSheet()
    yield [columnOf(name), cell]
  }
}
