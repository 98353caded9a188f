import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChallengeInput } from '@semesta/engine'
import { addMonths } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { dataDir, placeFolder, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import { type JobCtx, jobCancelled } from '../../platform/jobs.ts'
import { auditBy, inLoader } from '../../platform/loading.ts'
import { findMonth, listMonths, type MonthRow } from '../months/index.ts'
import { type BatchRecord, listOfRegister } from '../registers/index.ts'
import { attributeBill } from './attribute-bill.ts'
import { writeClaimed } from './claimed.ts'
import { loadChallenge } from './load-challenge.ts'
import { monthNotBuilt } from './problems.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

/** Months and bills before the one at hand that its lines are held against: what may be claimed back reaches no further. */
const MONTHS_BACK = 24

interface Begun {
  bill: BillRow
  month: MonthRow
  input: Omit<ChallengeInput, 'limits' | 'outDir' | 'claimed'>
}

/**
 * Holds a bill against the frozen roster of its month and puts what came out in place: all of it or nothing.
 *
 * Shape: the frozen files are complete on disk before one transaction makes them count; decisions that people made about its lines stay.
 * Fails: `bills/month-not-built`, and whatever the engine refuses.
 */
export async function challengeBill(job: JobCtx, billId: string): Promise<Record<string, unknown> | null> {
  const { app, regency } = job
  const dir = dataDir(app.config.dataDir)
  const begun = await job.inRegency((ctx) => begin(ctx, billId, app.config.dataDir))
  if (!begun) return null
  const { bill, month, input } = begun
  const work = await workFolder(dir, 'challenge')
  const folder = join('bills', regency, bill.id, job.jobId)
  try {
    const claimed = `${work}.claimed.csv`
    await job.inRegency((ctx) => writeClaimed(ctx, bill.month, claimed))
    const onProgress = (it: Parameters<JobCtx['progress']>[0]) => job.signal.aborted || job.progress(it)
    const report = await engineTask(app, 'challenge', { ...input, claimed, outDir: work }, { onProgress, signal: job.signal })
    // A run of the same job that died after its files were in place left exactly this folder.
    await rm(join(dir.root, folder), { recursive: true, force: true })
    await placeFolder(work, join(dir.root, folder))
    // Before the bill counts as challenged: a crash between the two would leave one that can be verified and paid without its person-months.
    if (report.kind === 'lines') await attributeBill(job, bill.id, join(dir.root, folder))
    const isSet = await inLoader(app, { regency, actor: job.actor.id }, async (loader) => {
      if (!(await store.setChallenged(loader, regency, bill.id, { buildId: month.build_id, revision: month.revision, folder, report }))) return false
      await loadChallenge(loader, { regency, billId: bill.id, folder: join(dir.root, folder), kind: report.kind })
      const detail = { month: bill.month, lines: report.lines, disputed: report.distinct.lines, rupiahFull: report.distinct.rupiahFull }
      await auditBy(loader, { regency, at: app.clock(), actor: job.actor.id, action: 'bills.challenged', subject: bill.id, detail })
      return true
    })
    if (!isSet) throw jobCancelled({ jobId: job.jobId })
    if (bill.folder && bill.folder !== folder) await rm(join(dir.root, bill.folder), { recursive: true, force: true })
    return { billId: bill.id, month: bill.month, disputed: report.distinct.lines }
  } catch (error) {
    if (!(await job.inRegency(async (ctx) => (await store.findBill(ctx, bill.id))?.folder === folder))) {
      await rm(join(dir.root, folder), { recursive: true, force: true })
    }
    throw error
  } finally {
    await rm(work, { recursive: true, force: true })
    await rm(`${work}.claimed.csv`, { force: true })
  }
}

async function begin(ctx: Ctx, billId: string, root: string): Promise<Begun | null> {
  const bill = await store.findBill(ctx, billId)
  if (!bill || bill.superseded || bill.state === 'verified') return null
  const month = await findMonth(ctx, bill.month)
  if (!month) throw monthNotBuilt({ month: bill.month })
  await store.changeBill(ctx, bill.id, { state: 'challenging' })
  const since = addMonths(bill.month, -MONTHS_BACK)
  const people = (it: MonthRow) => join(root, it.folder, 'people.parquet')
  const history = (await listMonths(ctx)).filter((it) => it.month < bill.month && it.month >= since).map((it) => ({ month: it.month, people: people(it) }))
  const used = new Map((await store.listInForce(ctx)).map((it) => [it.month, it.batch_id]))
  const files = await listOfRegister(ctx, 'tagihan')
  const own = files.find((it) => it.id === bill.batch_id)
  const earlier = earlierFiles(files, used).filter((it) => it.month < bill.month && it.month >= since)
  const snapshotOf = (it: BatchRecord | undefined) => (it?.snapshot_path ? join(root, it.snapshot_path, 'snapshot.parquet') : null)
  const snapshot = snapshotOf(own)
  const signed = await store.findStatementOfMonth(ctx, addMonths(bill.month, -1))
  return {
    ...{ bill, month },
    input: {
      ...{ regency: ctx.bind.regency, month: bill.month, people: people(month), history },
      bill: snapshot ? { kind: 'lines', snapshot } : { kind: 'heads', heads: bill.heads, rupiah: bill.iuran + bill.bantuan },
      earlierBills: earlier.flatMap((it) => {
        const path = snapshotOf(it.batch)
        return path ? [{ month: it.month, snapshot: path }] : []
      }),
      reports: { kematian: snapshotOf(await usedFor(ctx, month, 'kematian')), pindah: snapshotOf(await usedFor(ctx, month, 'pindah')) },
      opening: signed?.closing ?? bill.opening_heads,
      declared: { heads: bill.heads, rupiah: bill.iuran + bill.bantuan },
    },
  }
}

/** The file of a register that a month was built from. */
async function usedFor(ctx: Ctx, month: MonthRow, register: 'kematian' | 'pindah'): Promise<BatchRecord | undefined> {
  const used = month.sources.find((it) => it.register === register)?.batch
  return used ? (await listOfRegister(ctx, register)).find((it) => it.id === used) : undefined
}

/** The file of each month's bill: the one its letter names, else the newest that came, also where nobody recorded the letter. */
function earlierFiles(files: readonly BatchRecord[], used: ReadonlyMap<string, string | null>): { month: string; batch: BatchRecord | undefined }[] {
  const months = [...new Set(files.map((it) => it.as_of.slice(0, 7)))]
  return months.map((month) => ({ month, batch: files.find((it) => it.id === used.get(month)) ?? files.find((it) => it.as_of.slice(0, 7) === month) }))
}
