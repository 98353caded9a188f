import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadPolicy } from '../rules/policy.ts'
import { literal, openSession, type Session } from '../session.ts'
import { CHANGE_COLUMNS, type DiffInput, type DiffReport, type OnProgress } from '../tasks.ts'
import { approvalAt } from './approval.ts'
import { changeSql } from './change-sql.ts'
import { approvalOf, changesOf, fieldsOf, rowsOf, standings } from './count.ts'
import { DIFFERS } from './differs.ts'
import { openSides, pairRecords, placeAfter } from './records.ts'
import { stopsOf } from './stops.ts'

const step = (name: string) => readFileSync(new URL(`./steps/${name}.sql`, import.meta.url), 'utf8')

/** What the city pays a month for one active member, by the law of the day; null before there was one. */
function premiumAt(asOf: string): DiffReport['premium'] {
  const parameters = ['premiums/pbpu-pemda-iuran', 'premiums/pbpu-pemda-bantuan-daerah']
  const { parameters: law } = loadPolicy(asOf)
  const values = parameters.map((it) => law.get(it)?.value)
  return values.every((it) => typeof it === 'number') ? { rupiah: values.reduce((a, b) => a + b, 0), parameters } : null
}

/**
 * Says in the programme's words what a checked file would do to the snapshot in force, before it does.
 *
 * Unit:   heads, whole rupiah a month for the city, never a rounded ratio.
 * Shape:  writes change.parquet (one row a changed record, CHANGE_COLUMNS), its twin change.csv for COPY, diff.json, and for a part snapshot.parquet:
 *         the whole list it leads to. new + changed + same + repeated are exactly the accepted rows.
 * Fails:  as DuckDB does when a snapshot is not there.
 * Source: premiums and thresholds of `policy/parameters`, approval of `policy/approval/changes.yaml`, in force at the as-of date.
 */
export async function runDiff(input: DiffInput, onProgress: OnProgress): Promise<DiffReport> {
  mkdirSync(input.outDir, { recursive: true })
  const session = await openSession(input.limits)
  try {
    const report = await diff(session, input, onProgress)
    writeFileSync(`${input.outDir}/diff.json`, `${JSON.stringify(report, null, 2)}\n`)
    onProgress({ percent: 100, step: 'selesai' })
    return report
  } finally {
    session.close()
  }
}

async function diff(session: Session, input: DiffInput, onProgress: OnProgress): Promise<DiffReport> {
  const [differ, policy, premium] = [DIFFERS[input.register], approvalAt(input.asOf), premiumAt(input.asOf)]
  onProgress({ percent: 0, step: 'membandingkan' })
  await openSides(session, input, differ)
  const compared = await pairRecords(session, input, differ)
  await placeAfter(session, input)
  onProgress({ percent: 40, step: 'menghitung akibat' })
  await session.run(`${step('standing')}; ${step('evidence')}`)
  await writeChanges(session, input, changeSql(input, differ, compared, policy, premium?.rupiah ?? 0))
  onProgress({ percent: 75, step: 'menghitung akibat' })
  const rows = await rowsOf(session, input)
  const { before, after, segments } = await standings(session, input)
  const counted = { rows, changes: await changesOf(session), segments, fields: await fieldsOf(session) }
  const approval = await approvalOf(session, policy, rows, input.before === null)
  onProgress({ percent: 90, step: 'memastikan kewajaran' })
  const stops = await stopsOf(session, input, differ, counted)
  return { ...counted, before, after, premium, approval, stops }
}

async function writeChanges(session: Session, input: DiffInput, sql: string): Promise<void> {
  const file = literal(`${input.outDir}/change.parquet`)
  await session.run(`copy (${sql}) to ${file} (format parquet, compression lz4)`)
  await session.run(`create view change as from read_parquet(${file})`)
  const twin = literal(`${input.outDir}/change.csv`)
  await session.run(`copy (select ${CHANGE_COLUMNS.join(', ')} from change order by seq) to ${twin} (format csv, header false, nullstr '')`)
}
