import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from '@semesta/kernel'
import { villageSql } from '../intake/expressions.ts'
import { readMapping } from '../intake/mapping.ts'
import { openSource } from '../intake/open-source.ts'
import { cellNames } from '../intake/plain-file.ts'
import type { Source } from '../intake/source.ts'
import { villageKeys } from '../intake/village-names.ts'
import { literal, openSession, type Session } from '../session.ts'
import { LOOKUP_STATUSES, type LookupInput, type LookupReport, type LookupStatus, type OnProgress } from '../tasks.ts'

const MACROS = ['text', 'identity', 'date', 'number'].map((it) => readFileSync(new URL(`../intake/sql/${it}.sql`, import.meta.url), 'utf8')).join('\n')
const MATCH = readFileSync(new URL('./match.sql', import.meta.url), 'utf8')
const mapping = new URL('../../../../policy/lookups/mapping.yaml', import.meta.url)
/** A name as two lists may both write it: capital letters, one space between words, nothing else. */
const PLAIN = `create macro plain_name(n) as nullif(trim(regexp_replace(upper(n), '[^\\pL]+', ' ', 'g')), '')`

export const noIdentity = problem<{ file: string }>(
  'lookups/no-identity',
  422,
  (it) => `${it.file} has no column with a NIK, a card number, or a name together with a birth date. Add one and send it again.`,
)
export const tooManyRows = problem<{ rows: number; limit: number }>(
  'lookups/too-many-rows',
  422,
  (it) => `The list has ${it.rows} rows, at most ${it.limit} can be asked at once. Send it in parts.`,
)

/**
 * Says of every row of a list whether that person is covered in a month.
 *
 * Shape: writes answer.json into `outDir`, one line a row in the order of the list; a row has at most one person. People outside `areas` are not found.
 * Fails: `registers/file-…` when the file is no such list; `lookups/no-identity`, `lookups/too-many-rows`.
 */
export async function runLookup(input: LookupInput, onProgress: OnProgress): Promise<LookupReport> {
  mkdirSync(input.limits.tempDirectory, { recursive: true })
  const workDir = mkdtempSync(join(input.limits.tempDirectory, 'lookup-'))
  const session = await openSession(input.limits, { keepOrder: true })
  try {
    await session.run(`${MACROS}; ${PLAIN}`)
    onProgress({ percent: 5, step: 'membuka berkas' })
    const known = { mapping: readMapping(mapping), office: [] }
    const source = await readList(session, await openSource({ session, file: input.file, name: input.fileName, workDir, known, onRows: () => {} }))
    await readAsked(session, source, input)
    onProgress({ percent: 40, step: 'mencocokkan' })
    await openPeople(session, input)
    await session.run(MATCH)
    onProgress({ percent: 85, step: 'menulis jawaban' })
    await session.run(`copy (select * from answer order by row_no) to ${literal(join(input.outDir, 'answer.json'))} (format json)`)
    const report = await reportOf(session, source)
    onProgress({ percent: 100, step: 'selesai', rowsDone: report.rows, rowsTotal: report.rows })
    return report
  } finally {
    session.close()
    rmSync(workDir, { recursive: true, force: true })
  }
}

/** The rows as text; where the fast reader stumbles or loses lines, once more row by row. */
async function readList(session: Session, source: Source): Promise<Source> {
  const cells = cellNames(source.width).slice(0, source.width).join(', ')
  try {
    await session.run(`create or replace table staged as select ${source.hasLine ? 'line, ' : ''}${cells} from ${source.relation}`)
    const rows = Number((await session.one<{ n: bigint }>('select count(*) as n from staged'))?.n ?? 0)
    if (source.expectedRows === null || rows === source.expectedRows || !source.careful) return source
  } catch (error) {
    if (!source.careful) throw error
  }
  return readList(session, await source.careful())
}

async function readAsked(session: Session, source: Source, { fileName, maxRows, asOf, regency }: LookupInput): Promise<void> {
  const { columns } = source.layout.header
  const has = (name: string) => columns.has(name)
  if (!has('nik') && !has('no_kartu') && !(has('nama') && has('tanggal_lahir'))) throw noIdentity({ file: fileName })
  const rows = Number((await session.one<{ n: bigint }>('select count(*) as n from staged'))?.n ?? 0)
  if (rows > maxRows) throw tooManyRows({ rows, limit: maxRows })
  const cell = (name: string) => (has(name) ? `c${columns.get(name)}` : 'null::varchar')
  const part = (name: string) => (has(name) ? { [name]: `c${columns.get(name)}` } : {})
  const { village_code: code, ...names } = { ...part('village_code'), ...part('kecamatan'), ...part('kelurahan') }
  const keys = villageKeys(regency)
  const hasVillage = keys.codes.length > 0 && (code !== undefined || Object.keys(names).length === 2)
  const village = hasVillage ? `(${villageSql({ ...(code ? { code } : {}), ...names }, keys)})::varchar` : code ? `area_value(${code})` : 'null::varchar'
  await session.run(
    `create table asked as select ${source.rowNumber} as row_no, [${cellNames(source.width).slice(0, source.width).join(', ')}] as cells,
       case when is_nik(id_digits(${cell('nik')})) then id_digits(${cell('nik')}) end as nik, card_number(${cell('no_kartu')}) as card,
       plain_name(${cell('nama')}) as plain, date_value(${cell('tanggal_lahir')}, date ${literal(asOf)}) as birth, ${village} as village
     from staged`,
  )
}

/** Only people in the areas, and only those whom a row can mean. */
async function openPeople(session: Session, { people, areas }: LookupInput): Promise<void> {
  const inAreas = areas.map((area) => `starts_with(area_path, ${literal(area)})`).join(' or ')
  await session.run(
    `create table person as
     select person_id, if(nik_state = 'ok', nik, null) as nik, card, plain_name(name) as plain, birth_date, village_code, is_resident, is_registered, is_active,
       segment, cause, card_since
     from read_parquet(${literal(people)}) as p
     where (${inAreas || 'false'}) and (p.nik in (select nik from asked where nik is not null) or p.card in (select card from asked where card is not null)
       or p.birth_date in (select birth from asked where birth is not null))`,
  )
}

async function reportOf(session: Session, source: Source): Promise<LookupReport> {
  const found = await session.all<{ status: LookupStatus; rows: number; doubtful: number }>(
    'select status, count(*)::integer as rows, count(*) filter (doubtful)::integer as doubtful from answer group by status',
  )
  const counts = Object.fromEntries(LOOKUP_STATUSES.map((status) => [status, found.find((it) => it.status === status)?.rows ?? 0])) as Record<
    LookupStatus,
    number
  >
  const add = (of: 'rows' | 'doubtful') => found.reduce((sum, it) => sum + it[of], 0)
  return { rows: add('rows'), titles: source.layout.header.titles, columns: [...source.layout.header.columns.keys()], counts, doubtful: add('doubtful') }
}
