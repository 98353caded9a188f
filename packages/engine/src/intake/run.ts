import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { literal, openSession, type Session } from '../session.ts'
import { type IntakeInput, type IntakeReport, type OnProgress, REJECT_COLUMNS } from '../tasks.ts'
import { acceptedSql } from './accepted.ts'
import { loadChecks, type RegisterCheck } from './checks.ts'
import { judge } from './judge.ts'
import { loadMapping } from './mapping.ts'
import { isPartial, keepUnsent, type Mending, replacingNotes, tieTogether } from './mend.ts'
import { dateNotes, nikNotes } from './notes.ts'
import { openSource } from './open-source.ts'
import * as problems from './problems.ts'
import { makeReport } from './report.ts'
import type { Source } from './source.ts'
import { type Staging, staging } from './stage.ts'
import { villageKeys } from './village-names.ts'
import { warningsOf } from './warnings.ts'
import { watched } from './watched.ts'

const MACROS = ['text', 'identity', 'date', 'number'].map((it) => readFileSync(new URL(`./sql/${it}.sql`, import.meta.url), 'utf8')).join('\n')
/** A low dictionary limit: names and numbers are all different, and giving up on them early is a fifth of the writing. */
const PARQUET = 'format parquet, compression zstd, compression_level 1, dictionary_size_limit 4000'
/** Small row groups: what one thread has read is a group or more of its own and is not copied again when the threads' parts are put in order. */
const WORK = `attach ':memory:' as work (row_group_size 20480); use work`
const OUTPUTS = ['snapshot.parquet', 'rejects.parquet', 'rejects.csv', 'refused.parquet', 'report.json']
/** Rows that a screen can page through; rejects.parquet holds all of them. */
const REJECTS_ONLINE = 200_000

/**
 * Turns one register file as it came into a checked snapshot.
 *
 * Shape: writes snapshot.parquet, rejects.parquet and its twin rejects.csv (row_no, column_name, reason, raw, severity, advice), refused.parquet (row_no, cells as they came, in the
 *        order of the titles) and report.json into `outDir`. read = accepted + rejected + skipped, always; the title row itself is not counted.
 * Fails: `registers/file-…` when the file as a whole is no such list, `registers/regency-unknown`; then nothing is written.
 */
export async function runIntake(input: IntakeInput, onProgress: OnProgress): Promise<IntakeReport> {
  const villages = villageKeys(input.regency)
  if (villages.codes.length === 0) throw problems.regencyUnknown({ regency: input.regency })
  const known = { mapping: loadMapping(input.register), office: input.office ?? [] }
  const checks = loadChecks(input.register, input.asOf)
  mkdirSync(input.limits.tempDirectory, { recursive: true })
  mkdirSync(input.outDir, { recursive: true })
  const workDir = mkdtempSync(join(input.limits.tempDirectory, 'intake-'))
  const session = await openSession(input.limits, { keepOrder: true })
  try {
    await session.run(`${WORK}; ${MACROS}`)
    onProgress({ percent: 1, step: 'membuka berkas' })
    const onRows = (rowsDone: number) => onProgress({ percent: 10, step: 'membuka berkas', rowsDone })
    const opened = await openSource({ session, file: input.file, name: input.fileName, workDir, known, onRows })
    const read = await readAll(session, opened, (source) => staging(source, checks, { asOf: input.asOf, villages }), input, onProgress)
    return await finish(session, read, input, checks, onProgress)
  } catch (error) {
    for (const it of OUTPUTS) rmSync(join(input.outDir, it), { force: true })
    throw error
  } finally {
    session.close()
    rmSync(workDir, { recursive: true, force: true })
  }
}

interface Read {
  source: Source
  plan: Staging
  rows: number
  mending: Mending | null
}

/** Stages the file; where the fast reader stumbles or loses lines, once more row by row. */
async function readAll(session: Session, source: Source, plan: (source: Source) => Staging, input: IntakeInput, onProgress: OnProgress): Promise<Read> {
  try {
    // rows of a file that is tied to another are looked up there, which costs the order that row numbers of the fast reader come from
    if (isPartial(source) && !source.hasLine && source.careful) return readAll(session, await source.careful(), plan, input, onProgress)
    const mending = await tieTogether(session, source, input)
    const staged = plan(source)
    await watched(session, onProgress, { from: 10, to: 70, step: 'membaca dan memeriksa', rows: source.expectedRows }, () => session.run(staged.sql))
    const rows = Number((await session.one<{ n: bigint }>('select count(*) as n from staged'))?.n ?? 0)
    if (source.expectedRows === null || rows === source.expectedRows) return { source, plan: staged, rows, mending }
    if (!source.careful) throw new RangeError(`${rows} rows read where ${source.expectedRows} were written`)
  } catch (error) {
    if (!source.careful) throw readerFault(error, input.fileName)
  }
  return readAll(session, await source.careful(), plan, input, onProgress)
}

function readerFault(error: unknown, file: string): unknown {
  const message = error instanceof Error ? error.message : String(error)
  if (/Maximum line size/i.test(message)) return problems.fileLongLine({ file, bytes: 0, limit: 2_000_000 })
  return /parquet|snappy|zstd|thrift|TProtocol|file is too small/i.test(message) ? problems.fileDamaged({ file, why: message.split('\n')[0] ?? '' }) : error
}

async function finish(session: Session, read: Read, input: IntakeInput, checks: RegisterCheck[], onProgress: OnProgress) {
  const { source, plan, rows, mending } = read
  onProgress({ percent: 70, step: 'memilah', rowsDone: rows, rowsTotal: rows })
  const { copies, ...counts } = await judge(session, source, plan)
  const expectsNik = source.layout.mapping.columns.some((it) => it.type === 'nik')
  const nik = await nikNotes(session, plan, expectsNik)
  await session.run(`create or replace view accepted as ${acceptedSql(input.register, source, plan, { rounded: nik.rounded, copies })}`)
  const warnings = await warningsOf(session, source, plan, checks)
  const mended = mending ? await keepUnsent(session, mending, source, counts) : await replacingNotes(session, input)
  const to = (name: string) => literal(join(input.outDir, name))
  await watched(session, onProgress, { from: 75, to: 95, step: 'menulis snapshot', rows }, () =>
    session.run(`copy (from accepted) to ${to('snapshot.parquet')} (${PARQUET})`),
  )
  const { header } = source.layout
  const laid = mending?.before.layout ?? { titles: header.titles, columns: Object.fromEntries(header.columns), lastRow: 0 }
  await session.run(`copy (from mark order by severity, row_no, rowid) to ${to('rejects.parquet')} (${PARQUET});
    copy (select ${REJECT_COLUMNS.join(', ')} from mark order by severity, row_no, rowid limit ${REJECTS_ONLINE}) to ${to('rejects.csv')}
      (format csv, header false, nullstr '');
    copy (select row_no, cells[1:${laid.titles.length}] as cells from refused order by row_no) to ${to('refused.parquet')} (${PARQUET})`)
  const notes = [...mended, ...source.notes, ...nik.notes, ...(await dateNotes(session))]
  const report = await makeReport(session, { input, source, ...counts, warnings, notes, laid })
  writeFileSync(join(input.outDir, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  onProgress({ percent: 100, step: 'selesai', rowsDone: rows, rowsTotal: rows })
  return report
}
