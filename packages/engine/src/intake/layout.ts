import type { OfficeMapping } from '../tasks.ts'
import { type FoundHeader, findHeader, headerRows, missingColumns, type RawRow } from './header.ts'
import { headerKey, isReasonTitle } from './header-key.ts'
import { asForm, type RegisterForm, type RegisterMapping } from './mapping.ts'
import { chosenColumns, signatureOf, withValues } from './office-mapping.ts'

/** What is known about a register before a file is opened. */
export interface Known {
  mapping: RegisterMapping
  /** what people of this office explained before */
  office: readonly OfficeMapping[]
}

/** How one file is to be read. */
export interface Layout {
  header: FoundHeader
  mapping: RegisterMapping
  /** canonical column -> what stands in every row where the file has no such column */
  constants: Map<string, string>
  notes: string[]
}

/** The layout that explains the first rows of a file: what a person decided for this header, else a known form, else the register itself. */
export function findLayout(rows: readonly RawRow[], known: Known): Layout | null {
  return fromOffice(rows, known) ?? fromForms(rows, known.mapping) ?? asItIs(rows, known.mapping)
}

function asItIs(rows: readonly RawRow[], mapping: RegisterMapping): Layout | null {
  const header = findHeader(rows, mapping)
  return header && { header, mapping, constants: defaultsOf(mapping, header), notes: [] }
}

/** Columns that are not in the file and mean one thing when they are not. */
function defaultsOf(mapping: RegisterMapping, header: FoundHeader): Map<string, string> {
  return new Map(mapping.columns.flatMap((it): [string, string][] => (it.default !== undefined && !header.columns.has(it.name) ? [[it.name, it.default]] : [])))
}

function fromOffice(rows: readonly RawRow[], { mapping, office }: Known): Layout | null {
  if (office.length === 0) return null
  for (const found of headerRows(rows)) {
    const signature = signatureOf(found.titles)
    const chosen = office.find((it) => it.signature === signature)
    if (!chosen) continue
    const columns = chosenColumns(found.titles, chosen)
    const header = { ...found, columns, score: columns.size }
    const read = withValues(mapping, chosen)
    const constants = new Map([...defaultsOf(read, header), ...Object.entries(chosen.constants).filter(([name]) => !columns.has(name))])
    return { header, mapping: read, constants, notes: [chosen.note] }
  }
  return null
}

function fromForms(rows: readonly RawRow[], mapping: RegisterMapping): Layout | null {
  for (const form of mapping.forms) {
    const read = asForm(mapping, form)
    const header = findHeader(rows, read)
    if (!header || !form.needs.every((it) => header.columns.has(it)) || !hasTitles(header, form)) continue
    const plain = findHeader(rows, mapping)
    if (form.lacks.some((it) => plain?.columns.has(it))) continue
    const letterhead = readLetterhead(rows.slice(0, header.at), form)
    const constants = new Map([...defaultsOf(read, header), ...[...letterhead].filter(([name]) => !header.columns.has(name))])
    return { header, mapping: read, constants, notes: [form.note, ...said(letterhead)] }
  }
  return null
}

function hasTitles({ titles }: FoundHeader, form: RegisterForm): boolean {
  const keys = new Set(titles.map(headerKey))
  return form.titles.every((it) => keys.has(headerKey(it)))
}

/** Values of the block above the titles: `Jenis Kepesertaan : PBPU` in one cell or in cells side by side. */
function readLetterhead(rows: readonly RawRow[], { letterhead }: RegisterForm): Map<string, string> {
  const labels = new Map(Object.entries(letterhead).map(([label, column]) => [headerKey(label), column]))
  const found = new Map<string, string>()
  for (const { cells } of rows) {
    cells.forEach((cell, index) => {
      const [label = '', ...rest] = (cell ?? '').split(':')
      const column = labels.get(headerKey(label))
      const beside = cells.slice(index + 1).find((it) => headerKey(it ?? '') !== '')
      const value = rest.join(':').trim() || beside?.replace(/^\s*:/, '').trim()
      if (column && value && !found.has(column)) found.set(column, value)
    })
  }
  return found
}

function said(letterhead: Map<string, string>): string[] {
  return [...letterhead].map(([column, value]) => `Kolom ${column} untuk semua baris dari kepala formulir: "${value}".`)
}

/** Required columns that neither the header nor a constant gives; a village may also be given by kecamatan and kelurahan. */
export function missingFrom({ header, mapping, constants }: Layout): string[] {
  return missingColumns(header, mapping).filter((it) => !constants.has(it))
}

/** Titles that no column was read from, without those that Semesta itself wrote. */
export function unknownTitles({ titles, columns }: FoundHeader): string[] {
  const used = new Set(columns.values())
  return titles.filter((title, index) => title !== '' && !used.has(index) && !isReasonTitle(title))
}
