import { letters, xmlText } from './xml.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const AUTHOR = 'Semesta'
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

  /** The comments part; `existing` is the one the sheet has, without what an earlier round of marking wrote. */
  toXml(existing: string | null): string {
    const kept = existing === null ? { authors: [] as string[], comments: [] as string[] } : partsOf(existing)
    const taken = new Set(kept.comments.map((it) => /\bref="([A-Z]+\d+)"/.exec(it)?.[1]))
    const author = kept.authors.length
    const mine = this.#added
      .map((it) => ({ ...it, ref: `${letters(it.column)}${it.row + 1}` }))
      .filter((it) => !taken.has(it.ref))
      .map((it) => `<comment ref="${it.ref}" authorId="${author}"><text><t xml:space="preserve">${xmlText(it.text)}</t></text></comment>`)
    const authors = [...kept.authors, `<author>${AUTHOR}</author>`].join('')
    return `<comments xmlns="${MAIN}"><authors>${authors}</authors><commentList>${[...kept.comments, ...mine].join('')}</commentList></comments>`
  }

  /** The drawing that gives each comment its box. */
  toVml(existing: string | null): string {
    const shapes = this.#added.map(({ row, column }, index) => shape(row, column, index)).join('')
    const body = existing?.replace(/<v:shape id="_semesta_[\s\S]*?<\/v:shape>/g, '')
    if (body?.includes('</xml>')) return body.replace('</xml>', () => `${shapes}</xml>`)
    return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes}</xml>`
  }
}

function shape(row: number, column: number, index: number): string {
  const anchor = `${column + 1}, 12, ${row}, 2, ${column + 4}, 60, ${row + 5}, 4`
  return `<v:shape id="_semesta_${index}" type="#_x0000_t202" style="position:absolute;width:220pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}

function partsOf(xml: string): { authors: string[]; comments: string[] } {
  const authors = [...xml.matchAll(/<author\b[^>]*?(?:\/>|>[\s\S]*?<\/author>)/g)].map(([it]) => it)
  const mine = authors.indexOf(`<author>${AUTHOR}</author>`)
  const all = [...xml.matchAll(/<comment\b[\s\S]*?<\/comment>/g)].map(([it]) => it)
  return { authors, comments: all.filter((it) => mine < 0 || !it.includes(`authorId="${mine}"`)) }
}
