const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** What an empty workbook needs: one font, the two fills every workbook begins with, one border, one cell format; and text cells. */
export const PLAIN_STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`

export type Severity = 'refused' | 'warning'
/** Colours that no office picks by itself, so that marks of an earlier round are known again. */
const FILL: Record<Severity, string> = { refused: 'FFFDCFCB', warning: 'FFFFF1BF' }

interface Section {
  count: number
  added: string[]
}

/**
 * The cell formats of a workbook, to which marked twins are added: the same format with another fill.
 *
 * Shape: indexes are those of `cellXfs`. Fails: RangeError when the part is not written as spreadsheet programs do.
 */
export class MarkedStyles {
  readonly #xml: string
  readonly #xfs: string[]
  readonly #fonts: Section
  readonly #fills: Section
  readonly #cells: Section
  readonly #twins = new Map<string, number>()
  readonly #fillOf: Record<Severity, number>
  readonly bold: number
  readonly wrapped: number
  /** formats that an earlier round of marking left -> the same without colour */
  readonly #unmarked = new Map<number, number>()

  constructor(xml: string) {
    this.#xml = xml
    this.#fonts = { count: elements(xml, 'fonts', 'font').length, added: ['<font><b/><sz val="11"/><name val="Calibri"/></font>'] }
    const fills = elements(xml, 'fills', 'fill')
    this.#xfs = elements(xml, 'cellXfs', 'xf')
    const solid = (rgb: string) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`
    this.#fills = { count: fills.length, added: [solid(FILL.refused), solid(FILL.warning)] }
    this.#fillOf = { refused: fills.length, warning: fills.length + 1 }
    this.#cells = { count: this.#xfs.length, added: [] }
    this.bold = this.#add(`<xf fontId="${this.#fonts.count}" applyFont="1" xfId="0"/>`)
    this.wrapped = this.#add('<xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>')
    const marks = new Set(fills.flatMap((it, index) => (Object.values(FILL).some((rgb) => it.includes(rgb)) ? [index] : [])))
    this.#xfs.forEach((xf, index) => {
      if (marks.has(Number(/\bfillId="(\d+)"/.exec(xf)?.[1] ?? 0))) this.#unmarked.set(index, this.#add(withFill(xf, 0)))
    })
  }

  #add(xf: string): number {
    this.#cells.added.push(xf)
    return this.#cells.count + this.#cells.added.length - 1
  }

  get hasOldMarks(): boolean {
    return this.#unmarked.size > 0
  }

  /** A format as it was before an earlier round marked it. */
  before(format: number): number {
    return this.#unmarked.get(format) ?? format
  }

  /** The marked twin of a cell format. */
  twin(format: number, severity: Severity): number {
    const key = `${format}/${severity}`
    const known = this.#twins.get(key)
    if (known !== undefined) return known
    const twin = this.#add(withFill(this.#xfs[format] ?? '<xf/>', this.#fillOf[severity]))
    this.#twins.set(key, twin)
    return twin
  }

  toXml(): string {
    const grown = (xml: string, name: string, { count, added }: Section) =>
      xml.replace(new RegExp(`<${name}\\b[^>]*>`), `<${name} count="${count + added.length}">`).replace(`</${name}>`, () => `${added.join('')}</${name}>`)
    return grown(grown(grown(this.#xml, 'fonts', this.#fonts), 'fills', this.#fills), 'cellXfs', this.#cells)
  }
}

function withFill(xf: string, fill: number): string {
  const bare = xf.replace(/\s(fillId|applyFill)="[^"]*"/g, '')
  return bare.replace(/^<xf\b/, `<xf fillId="${fill}" applyFill="1"`)
}

function elements(xml: string, list: string, element: string): string[] {
  const inner = new RegExp(`<${list}\\b[^>]*>([\\s\\S]*?)</${list}>`).exec(xml)?.[1]
  if (inner === undefined) throw new RangeError(`the workbook has no ${list}`)
  return [...inner.matchAll(new RegExp(`<${element}\\b[^>]*?(?:/>|>[\\s\\S]*?</${element}>)`, 'g'))].map(([it]) => it)
}
