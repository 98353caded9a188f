import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ChallengeInput, type IntakeReport, type OfficeMapping, runTask, type SessionLimits } from '@semesta/engine'
import { type Month, reportingDate } from '@semesta/kernel'
import { writeClaimed } from '../modules/bills/index.ts'
import { listMonths, monthNotFound } from '../modules/months/index.ts'
import { listOfRegister } from '../modules/registers/index.ts'
import type { OpenApp } from '../platform/app.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'

/** What a bill is held against: pictures of months, bills before it, and what other bills and claims have spoken for. */
export type Against = Pick<ChallengeInput, 'people' | 'history' | 'earlierBills' | 'reports' | 'claimed'>

/** A bill as somebody handed it over, checked. */
export interface ReadBill {
  snapshot: string
  rows: IntakeReport['rows']
  rejects: IntakeReport['rejects']
  notes: string[]
}

interface Ask {
  regency: string
  month: Month
  workDir: string
  limits: SessionLimits
  signal?: AbortSignal | undefined
}

/**
 * Reads one bill by name through the intake that offices use. Where the file does not say which month it is, it is the month asked for.
 *
 * Fails: whatever the intake refuses, e.g. `registers/file-columns`.
 */
export async function readBill(file: string, office: readonly OfficeMapping[], { regency, month, workDir, limits, signal }: Ask): Promise<ReadBill> {
  const fileName = basename(file)
  const outDir = join(workDir, `${month} ${fileName}`)
  await mkdir(outDir, { recursive: true })
  const known = { register: 'tagihan' as const, file, fileName, regency, limits }
  const draft = await runTask('peek', { ...known, office })
  const told = draft.missing.filter((it) => it === 'bulan' || it === 'blntag')
  const columns = draft.titles.map(({ title, canonical, known: isKnown }) => ({ title, canonical: isKnown ? canonical : null }))
  const note = `Kolom ${told.join(' dan ')} tidak ada di berkas; dibaca sebagai ${month}.`
  const own: OfficeMapping[] = told.length
    ? [{ signature: draft.signature, columns, constants: Object.fromEntries(told.map((it) => [it, month])), values: {}, note }]
    : []
  const report = await runTask('intake', { ...known, asOf: reportingDate(month), outDir, office: own.length ? own : office }, { ...(signal && { signal }) })
  return { snapshot: join(outDir, 'snapshot.parquet'), rows: report.rows, rejects: report.rejects, notes: report.notes }
}

/** How far back bills and rosters are looked at. */
const MONTHS_BACK = 24

/**
 * What an installation holds a bill of that month against: its frozen months, the bills that are in force, and the months that its signed bills and live claims
 * have spoken for, written to a file in `workDir`.
 *
 * Fails: `indicators/month-not-found` when the month has not been built.
 */
export async function installationOf(app: OpenApp, regency: string, month: Month, workDir: string): Promise<Against> {
  return inRegency(app, systemActor('console'), systemBind(regency), async (ctx) => {
    const months = await listMonths(ctx)
    const own = months.find((it) => it.month === month)
    if (!own) throw monthNotFound({ month })
    const used = async (register: 'kematian' | 'pindah') => {
      const batch = own.sources.find((it) => it.register === register)?.batch
      const path = (await listOfRegister(ctx, register)).find((it) => it.id === batch)?.snapshot_path
      return path ? join(app.config.dataDir, path, 'snapshot.parquet') : null
    }
    const people = (folder: string) => join(app.config.dataDir, folder, 'people.parquet')
    const history = months
      .filter((it) => it.month < month)
      .toSorted((a, b) => b.month.localeCompare(a.month))
      .slice(0, MONTHS_BACK)
    const bills = new Map<Month, string>()
    for (const it of await listOfRegister(ctx, 'tagihan')) {
      const billMonth = it.as_of.slice(0, 7)
      if (billMonth < month && it.snapshot_path && !bills.has(billMonth)) bills.set(billMonth, join(app.config.dataDir, it.snapshot_path, 'snapshot.parquet'))
    }
    const earlierBills = [...bills]
      .map(([it, snapshot]) => ({ month: it, snapshot }))
      .toSorted((a, b) => b.month.localeCompare(a.month))
      .slice(0, MONTHS_BACK)
    const reports = { kematian: await used('kematian'), pindah: await used('pindah') }
    const claimed = join(workDir, 'claimed.csv')
    await writeClaimed(ctx, month, claimed)
    return { people: people(own.folder), history: history.map((it) => ({ month: it.month, people: people(it.folder) })), earlierBills, reports, claimed }
  })
}
