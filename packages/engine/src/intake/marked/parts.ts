import { strFromU8, unzipSync } from 'fflate'
import { sheetPathOf, UnusualSheet } from '../lean-sheet.ts'
import { OWN_SHEETS } from '../workbook.ts'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Parts that calculate, or fetch from other files: what comes back carries values only. */
export const LEFT_OUT = /^xl\/(calcChain\.xml|externalLinks\/)/
/** Parts that run, fetch or hide things and that sheets refer to: such a workbook is not passed on, only the values of its list. */
const NOT_PASSED_ON = /^xl\/(connections\.xml|queryTables\/|activeX\/|embeddings\/|macrosheets\/|dialogsheets\/)/

const OWN_SUMMARY = 'xl/worksheets/semesta-ringkasan.xml'
const OWN_COMMENTS = 'xl/semesta-comments.xml'
const OWN_DRAWING = 'xl/drawings/semesta-comments.vml'

/** The small parts of a workbook that hang the big ones together, and where the marked sheet keeps its comments. */
export interface WorkbookParts {
  types: string
  workbook: string
  relations: string
  styles: string
  sheetPath: string
  sheetRelations: string
  /** where the summary goes; a workbook that was marked before has it already */
  summary: { path: string; isThere: boolean }
  comments: { path: string; existing: string | null }
  drawing: { path: string; existing: string | null; id: string }
}

const relationsPathOf = (part: string) => part.replace(/([^/]+)$/, '_rels/$1.rels')
export const sheetRelationsPath = (parts: WorkbookParts) => relationsPathOf(parts.sheetPath)

/** Reads the small parts of a workbook. Fails: UnusualSheet when it is put together in a way that cannot be added to. */
export function readParts(bytes: Uint8Array, sheet: number): WorkbookParts {
  unzipSync(bytes, {
    filter: (it) => {
      if (NOT_PASSED_ON.test(it.name)) throw new UnusualSheet()
      return false
    },
  })
  const isSmall = (name: string) => !/^xl\/(worksheets\/[^/]+\.xml|sharedStrings\.xml|media\/)/.test(name)
  const parts = unzipSync(bytes, { filter: (it) => isSmall(it.name) && it.originalSize < 64 << 20 })
  const text = (name: string) => (parts[name] ? strFromU8(parts[name]) : null)
  const [types, workbook, relations, styles] = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'].map(text)
  const sheetPath = workbook && relations ? sheetPathOf(workbook, relations, sheet) : null
  if (!types || !workbook || !relations || !styles || !sheetPath) throw new UnusualSheet()
  const names = sheetNames(workbook)
  const summary = names.includes(OWN_SHEETS.summary) ? sheetPathOf(workbook, relations, names.indexOf(OWN_SHEETS.summary)) : null
  const sheetRelations = text(relationsPathOf(sheetPath)) ?? `<Relationships xmlns="${PACKAGE}"></Relationships>`
  const related = (kind: string) => {
    const tag = [...sheetRelations.matchAll(/<Relationship\s[^>]*>/g)].map(([it]) => it).find((it) => new RegExp(`Type="[^"]*/${kind}"`).test(it))
    const target = /Target="([^"]+)"/.exec(tag ?? '')?.[1]
    return target ? { path: absolute(sheetPath, target), id: /\bId="([^"]+)"/.exec(tag ?? '')?.[1] ?? '' } : null
  }
  const comments = related('comments')
  const drawing = comments ? related('vmlDrawing') : null
  return {
    ...{ types, workbook, relations, styles, sheetPath, sheetRelations },
    summary: { path: summary ?? OWN_SUMMARY, isThere: summary !== null },
    comments: { path: comments?.path ?? OWN_COMMENTS, existing: comments ? text(comments.path) : null },
    drawing: { path: drawing?.path ?? OWN_DRAWING, existing: drawing ? text(drawing.path) : null, id: drawing?.id ?? 'rIdSemestaDrawing' },
  }
}

function absolute(from: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${from}`).pathname.slice(1)
}

/** The same small parts with the summary, the comments and the drawing hung in, and without what would calculate or fetch. */
export function grownParts(parts: WorkbookParts, withComments: boolean): Record<string, string> {
  const override = (path: string, kind: string) => `<Override PartName="/${path}" ContentType="${TYPE}.${kind}+xml"/>`
  const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
  const known = (xml: string, path: string) => xml.includes(`"/${path}"`)
  const vml = /Extension="vml"/i.test(parts.types) ? '' : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
  const types = [
    ...(parts.summary.isThere ? [] : [override(OWN_SUMMARY, 'worksheet')]),
    ...(withComments && !known(parts.types, parts.comments.path) ? [override(parts.comments.path, 'comments')] : []),
    ...(withComments ? [vml] : []),
  ]
  const hung = [
    ...(parts.comments.existing === null ? [relation('rIdSemestaComments', 'comments', `/${parts.comments.path}`)] : []),
    ...(parts.drawing.existing === null ? [relation(parts.drawing.id, 'vmlDrawing', `/${parts.drawing.path}`)] : []),
  ]
  const old = parts.summary.isThere
  return {
    '[Content_Types].xml': before(
      parts.types.replace(/<Override\b[^>]*PartName="\/([^"]+)"[^>]*\/>/g, (it, path: string) => (LEFT_OUT.test(path) ? '' : it)),
      '</Types>',
      types.join(''),
    ),
    'xl/workbook.xml': plainWorkbook(old ? parts.workbook : withSummary(parts.workbook)),
    'xl/_rels/workbook.xml.rels': before(
      parts.relations.replace(/<Relationship\b[^>]*Target="([^"]+)"[^>]*\/>/g, (it, target: string) =>
        LEFT_OUT.test(absolute('xl/workbook.xml', target)) ? '' : it,
      ),
      '</Relationships>',
      old ? '' : relation('rIdSemestaSummary', 'worksheet', `/${OWN_SUMMARY}`),
    ),
    ...(withComments
      ? {
          [sheetRelationsPath(parts)]: before(
            parts.sheetRelations.replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>'),
            '</Relationships>',
            hung.join(''),
          ),
        }
      : {}),
  }
}

const sheetNames = (workbook: string) => [...workbook.matchAll(/<sheet\s[^>]*\bname="([^"]*)"/g)].map(([, name]) => name ?? '')

function withSummary(workbook: string): string {
  const ids = [...workbook.matchAll(/\bsheetId="(\d+)"/g)].map(([, id]) => Number(id))
  if (!workbook.includes('</sheets>')) throw new UnusualSheet()
  const sheet = `<sheet xmlns:r="${RELATIONS}" name="${OWN_SHEETS.summary}" sheetId="${Math.max(0, ...ids) + 1}" r:id="rIdSemestaSummary"/>`
  return before(workbook, '</sheets>', sheet)
}

/** Without names that reach into other files. */
function plainWorkbook(workbook: string): string {
  return workbook
    .replace(/<externalReferences>[\s\S]*?<\/externalReferences>/, '')
    .replace(/<definedName\b[^>]*>[^<]*<\/definedName>/g, (it) => (/[[|]/.test(it) ? '' : it))
    .replace('<definedNames></definedNames>', '')
}

function before(xml: string, tag: string, added: string): string {
  const at = xml.lastIndexOf(tag)
  return at < 0 ? xml : xml.slice(0, at) + added + xml.slice(at)
}

/** A workbook of one sheet, for a list that came as something else. */
export function freshParts(styles: string): WorkbookParts & { root: string } {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
  const sheetPath = 'xl/worksheets/sheet1.xml'
  const override = (path: string, kind: string) => `<Override PartName="/${path}" ContentType="${TYPE}.${kind}+xml"/>`
  return {
    types: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('xl/workbook.xml', 'sheet.main')}${override(sheetPath, 'worksheet')}${override('xl/styles.xml', 'styles')}</Types>`,
    workbook: `<workbook xmlns="${main}" xmlns:r="${RELATIONS}"><sheets><sheet name="data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    relations: `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    root: `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    styles,
    sheetPath,
    sheetRelations: `<Relationships xmlns="${PACKAGE}"></Relationships>`,
    summary: { path: OWN_SUMMARY, isThere: false },
    comments: { path: OWN_COMMENTS, existing: null },
    drawing: { path: OWN_DRAWING, existing: null, id: 'rIdSemestaDrawing' },
  }
}
