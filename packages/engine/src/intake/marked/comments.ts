import { columnOf, letters, xmlText } from './xml.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const AUTHOR = 'Semesta'
/** How every comment of ours begins. */
const PREFIX = 'Semesta: '
/** Beyond this many a spreadsheet program becomes slow to open; further cells are coloured only, and the summary says so. */
export const MAX_COMMENTS = 10_000

interface Comment {
  /** from 0 */
  row: number
  column: number
  text: string
}

/** Comments of one sheet, beside those the office wrote itself. */
export class Comments {
  readonly #added: Comment[] = []
  left = 0

  add(comment: Comment): void {
    if (this.#added.length < MAX_COMMENTS) this.#added.push(comment)
    else this.left += 1
  }

  get isEmpty(): boolean {
    return this.#added.length === 0
  }

  /**
   * The comments part and the drawing that gives each comment its box.
   *
   * Shape: `existing` are the parts the sheet has; what an earlier round of marking wrote is dropped, known by how its texts begin, since
   *        spreadsheet programs write authors and boxes anew. A cell that the office commented itself keeps its own comment.
   */
  toParts(existing: { comments: string | null; drawing: string | null }): { comments: string; drawing: string } {
    const kept = existing.comments === null ? { authors: [] as string[], comments: [] as string[] } : partsOf(existing.comments)
    const taken = new Set(kept.comments.map(refOf))
    const mine = this.#added.map((it) => ({ ...it, ref: `${letters(it.column)}${it.row + 1}` })).filter((it) => !taken.has(it.ref))
    const author = kept.authors.length
    const written = mine.map(
      ({ ref, text }) => `<comment ref="${ref}" authorId="${author}"><text><t xml:space="preserve">${xmlText(`${PREFIX}${text}`)}</t></text></comment>`,
    )
    const authors = [...kept.authors, `<author>${AUTHOR}</author>`].join('')
    return {
      comments: `<comments xmlns="${MAIN}"><authors>${authors}</authors><commentList>${[...kept.comments, ...written].join('')}</commentList></comments>`,
      drawing: drawingOf([...kept.comments.map(placeOf), ...mine], existing.drawing),
    }
  }
}

const refOf = (comment: string) => /\bref="([A-Z]+\d+)"/.exec(comment)?.[1] ?? ''

function placeOf(comment: string): { row: number; column: number } {
  const [, name = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(refOf(comment)) ?? []
  return { row: Number(row) - 1, column: columnOf(name) }
}

/** Boxes of all comments; other drawings of the sheet, such as buttons, stay. */
function drawingOf(places: readonly { row: number; column: number }[], existing: string | null): string {
  const shapes = places.map(({ row, column }, index) => shape(row, column, index)).join('')
  const others = existing?.replace(/<v:shape\b[\s\S]*?<\/v:shape>/g, (it) => (it.includes('ObjectType="Note"') ? '' : it))
  if (others?.includes('</xml>')) return others.replace('</xml>', () => `${shapes}</xml>`)
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes}</xml>`
}

function shape(row: number, column: number, index: number): string {
  const anchor = `${column + 1}, 12, ${row}, 2, ${column + 4}, 60, ${row + 5}, 4`
  return `<v:shape id="_semesta_${index}" type="#_x0000_t202" style="position:absolute;width:220pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}

function partsOf(xml: string): { authors: string[]; comments: string[] } {
  const authors = [...xml.matchAll(/<author\b[^>]*?(?:\/>|>[\s\S]*?<\/author>)/g)].map(([it]) => it)
  const all = [...xml.matchAll(/<comment\b[\s\S]*?<\/comment>/g)].map(([it]) => it)
  return { authors, comments: all.filter((it) => !new RegExp(`<t\\b[^>]*>${PREFIX}`).test(it)) }
}
