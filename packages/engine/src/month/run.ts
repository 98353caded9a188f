import { writeFileSync } from 'node:fs'
import { reportingDate } from '@semesta/kernel'
import { loadPolicy, type Policy } from '../rules/policy.ts'
import { RAW_FINDING, runRules } from '../rules/run-rules.ts'
import { literal, openSession, type Session } from '../session.ts'
import { ARTEFACTS, type Artefact, type MonthInput, type MonthReport, type OnProgress, PEOPLE_COLUMNS } from '../tasks.ts'
import { setPrices } from './before.ts'
import { manifestOf } from './manifest.ts'
import { reportOf } from './report.ts'
import { openSpine, step } from './spine.ts'

function fileOf(input: MonthInput, artefact: Artefact, ending: 'parquet' | 'csv'): string {
  return `${input.outDir}/${artefact}.${ending}`
}

/** Writes a query as Parquet, to be kept, and reads it from there on: wide rows never stay in memory. */
async function keep(session: Session, input: MonthInput, artefact: Artefact, query: string) {
  const file = literal(fileOf(input, artefact, 'parquet'))
  await session.run(`copy (${query}) to ${file} (format parquet, compression lz4)`)
  await session.run(`create view ${artefact} as from read_parquet(${file})`)
}

/** Writes the twin that PostgreSQL's COPY … CSV takes: no header, null as nothing, empty text in quotes. */
async function twin(session: Session, input: MonthInput, artefact: Artefact) {
  const columns = artefact === 'people' ? PEOPLE_COLUMNS.join(', ') : '*'
  await session.run(`copy (select ${columns} from ${artefact}) to ${literal(fileOf(input, artefact, 'csv'))} (format csv, header false, nullstr '')`)
}

async function buildSpine(session: Session, input: MonthInput, policy: Policy) {
  await openSpine(session, input)
  await setPrices(session, policy)
  await keep(session, input, 'people', step('people'))
  await session.run('create view stg.entry as from people')
  await session.freeSides()
}

async function countAll(session: Session, input: MonthInput) {
  await keep(session, input, 'cell', step('cell'))
  await session.run(step('change'))
  await keep(session, input, 'change', step('changed'))
  await keep(session, input, 'movement', step('movement'))
  await keep(session, input, 'cohort', step('cohort'))
  await session.run(step('outsiders'))
  await keep(session, input, 'outsider', step('outsider'))
  await keep(session, input, 'matrix', step('matrix'))
}

async function findAll(session: Session, input: MonthInput, policy: Policy, onProgress: OnProgress) {
  await session.run(step('stage'))
  await session.run(RAW_FINDING)
  await runRules(session, policy, (done) => onProgress({ percent: 45 + Math.floor((done * 30) / policy.rules.length), step: 'rules' }))
  await keep(session, input, 'finding', step('finding'))
  await keep(session, input, 'quality', step('quality'))
}

/**
 * Builds one month from the newest snapshots: people, what changed since the month before, findings, cubes and the manifest that reproduces them.
 *
 * Shape:  writes every artefact as Parquet and as a CSV twin, and manifest.json, into `outDir`. The same snapshots and the
 *         same rules give the same manifest, byte for byte; rows of the files may come in another order.
 * Fails:  Problem `indicators/no-snapshot` without penduduk or peserta.
 * Source: rules and parameters of `policy/` in force at the reporting date.
 */
export async function runMonth(input: MonthInput, onProgress: OnProgress): Promise<MonthReport> {
  const policy = loadPolicy(reportingDate(input.month))
  // Millions of wide rows pass by the small registers; held in memory themselves, as a wrong guess would have it, they take all there is.
  const session = await openSession(input.limits, { keepSides: true })
  try {
    onProgress({ percent: 0, step: 'people' })
    await buildSpine(session, input, policy)
    onProgress({ percent: 40, step: 'cells' })
    await countAll(session, input)
    await findAll(session, input, policy, onProgress)
    onProgress({ percent: 75, step: 'twins' })
    for (const artefact of ARTEFACTS) await twin(session, input, artefact)
    onProgress({ percent: 95, step: 'manifest' })
    const report = await reportOf(session, policy)
    writeFileSync(`${input.outDir}/manifest.json`, await manifestOf(session, input, report))
    onProgress({ percent: 100, step: 'done' })
    return report
  } finally {
    session.close()
  }
}
