import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { SNAPSHOT_COLUMNS } from '../month/snapshot-schema.ts'
import { ENTRY_COLUMNS } from '../rules/stage.ts'
import { literal, openSession, type Row } from '../session.ts'
import type { ChallengeInput } from '../tasks.ts'
import { runChallenge } from './run.ts'

/** Rows of people.parquet and of bills by month; only what a test speaks of, the rest is the usual. */
export interface BillStory {
  people: Row[]
  bill: Row[]
  history?: Record<string, Row[]>
  earlier?: Record<string, Row[]>
  kematian?: Row[]
  pindah?: Row[]
  /** `card,month` that an earlier claim asks back already */
  claimed?: string[]
}

const VILLAGE = '99.01.01.1001'
export const card = (i: number) => String(i).padStart(13, '0')
/** A NIK whose date is that of everybody's usual birth: 17 August 1990. */
export const nik = (i: number) => `99010117089${String(i).padStart(5, '0')}`

/** Names of letters alone, none like another: a digit is no part of a name. */
const nameOf = (i: number) => `ORANG ${String(i).replaceAll(/\d/g, (digit) => 'ABCDEFGHIJ'[Number(digit)] as string)}`

/** A member paid by the city: resident, alive, class III, active since 2024. */
export const member = (i: number, more: Row = {}): Row => ({
  ...{ row_no: i, person_id: nik(i), nik: nik(i), nik_state: 'ok', card: card(i), name: nameOf(i), sex: 'L', birth_date: '1990-08-17' },
  ...{
    village_code: VILLAGE,
    area_path: VILLAGE,
    is_primary: true,
    is_resident: true,
    is_registered: true,
    is_active: true,
    segment: 'PBPU_PEMDA',
    class: '3',
  },
  ...{ status: 'aktif', card_since: '2024-01-01', coverage_step: 'verified', row_penduduk: i, row_peserta: i },
  ...more,
})
/** What the bill of November 2025 asks for that member: 35.000 + 2.800. */
export const billed = (i: number, more: Row = {}): Row => ({
  ...{ psnoka: card(i), nik: nik(i), nik_state: 'ok', nama: nameOf(i), tanggal_lahir: '1990-08-17' },
  ...{ blntag: '2025-11', bulan: '2025-11', segment: 'PBPU_PEMDA', participant_code: 22, iuran: 35_000, bantuan_iuran: 2_800 },
  ...more,
})

const sqlValue = (value: unknown) => (value === null || value === undefined ? 'null' : typeof value === 'string' ? literal(value) : String(value))

/** A fresh folder, gone after the test, with a story's files. */
async function writeStory(story: BillStory) {
  const dir = mkdtempSync(join(tmpdir(), 'semesta-challenge-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const limits = { memoryLimit: '512MB', tempDirectory: join(dir, 'spill'), threads: 2 }
  const session = await openSession(limits)
  const write = async (name: string, columns: Record<string, string>, rows: Row[]) => {
    const file = join(dir, `${name}.parquet`)
    await session.run(
      `create or replace table t (${Object.entries(columns)
        .map(([column, type]) => `${column} ${type}`)
        .join(', ')})`,
    )
    const values = rows.map(
      (row) =>
        `(${Object.keys(columns)
          .map((column) => sqlValue(row[column]))
          .join(', ')})`,
    )
    if (values.length) await session.run(`insert into t values ${values.join(', ')}`)
    await session.run(`copy t to ${literal(file)} (format parquet)`)
    return file
  }
  const lines = (rows: Row[]) => rows.map((row, i) => ({ row_no: i + 2, ...row }))
  const people = await write('people', ENTRY_COLUMNS, story.people)
  const snapshot = await write('bill', SNAPSHOT_COLUMNS.tagihan, lines(story.bill))
  const history: ChallengeInput['history'][number][] = []
  for (const [month, rows] of Object.entries(story.history ?? {})) history.push({ month, people: await write(`people-${month}`, ENTRY_COLUMNS, rows) })
  const earlierBills: ChallengeInput['earlierBills'][number][] = []
  for (const [month, rows] of Object.entries(story.earlier ?? {}))
    earlierBills.push({ month, snapshot: await write(`bill-${month}`, SNAPSHOT_COLUMNS.tagihan, lines(rows)) })
  const report = async (register: 'kematian' | 'pindah') => {
    const rows = story[register]
    return rows ? write(register, SNAPSHOT_COLUMNS[register], lines(rows)) : null
  }
  const reports = { kematian: await report('kematian'), pindah: await report('pindah') }
  session.close()
  const claimed = story.claimed ? join(dir, 'claimed.csv') : null
  if (claimed) writeFileSync(claimed, ['card,month', ...(story.claimed ?? [])].join('\n'))
  return { dir, limits, people, snapshot, history, earlierBills, reports, claimed }
}

/** Challenges a story's bill and reads back what was written. */
export async function challengeOf(story: BillStory, more: Partial<ChallengeInput> = {}) {
  const { dir, limits, people, snapshot, history, earlierBills, reports, claimed } = await writeStory(story)
  const outDir = join(dir, 'out')
  mkdirSync(outDir)
  const input: ChallengeInput = {
    ...{ regency: '99.01', month: '2025-11', bill: { kind: 'lines', snapshot }, people, history, earlierBills, reports },
    ...{ opening: null, declared: { heads: null, rupiah: null }, claimed, outDir, limits },
    ...more,
  }
  const report = await runChallenge(input, () => {})
  const session = await openSession(limits)
  const read = (name: string) => session.all(`from read_parquet(${literal(join(outDir, `${name}.parquet`))}) order by all`)
  const isByName = report.kind === 'lines'
  const disputes = isByName ? await read('dispute') : []
  const mutations = isByName ? await read('mutation') : []
  const shares = isByName ? await read('share') : []
  const lines = isByName ? await read('line') : []
  session.close()
  const tests = Object.fromEntries(report.disputed.filter((it) => it.lines > 0).map((it) => [it.test, it.lines]))
  return { report, tests, disputes, mutations, shares, lines, dir }
}
