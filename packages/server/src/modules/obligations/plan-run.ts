import { join } from 'node:path'
import type { PutDown } from '@semesta/engine'
import { addMonths } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { findMinimumWage, findPbiProvince, getMonth, getNewestMonth, type MonthRow } from '../months/index.ts'
import { findBatches } from '../registers/index.ts'
import * as store from './store.ts'
import type { RunRow } from './tables.ts'

/** Months back that late news is looked for: as far as arrears go. */
const MONTHS_BACK = 24

export interface Plan {
  month: MonthRow
  newest: MonthRow
  runs: RunRow[]
  before: PutDown[]
  minimumWage: number | null
  pbiProvince: number
  /** snapshots of the month, where it had them */
  peserta: string | null
  pekerja: string | null
  /** this build was looked at before with the same newest month and the same facts: nothing can have changed */
  isDone: boolean
}

/** What a run reads: the month, the newest one, and everything that was put down for the months it looks at. Fails: `indicators/month-not-found`. */
export async function planRun(ctx: Ctx, monthText: string): Promise<Plan> {
  const month = await getMonth(ctx, monthText)
  const newest = await getNewestMonth(ctx)
  const runs = await store.listRuns(ctx)
  const isNewest = newest.build_id === month.build_id
  const looked = runs.filter(
    (it) => it.is_first && (it.month === monthText || (isNewest && it.month < monthText && it.month >= addMonths(monthText, -MONTHS_BACK))),
  )
  const root = ctx.app.config.dataDir
  const adjustments = runs.filter((it) => it.adjustments > 0).map((it) => join(root, it.folder, 'adjustment.parquet'))
  const batches = await findBatches(
    ctx,
    month.sources.map((it) => it.batch),
  )
  const snapshotOf = (register: string) => {
    const path = batches.get(month.sources.find((it) => it.register === register)?.batch ?? '')?.snapshot_path
    return path ? join(root, path, 'snapshot.parquet') : null
  }
  const minimumWage = (await findMinimumWage(ctx, month.as_of))?.value ?? null
  const pbiProvince = (await findPbiProvince(ctx, month.as_of))?.value ?? 0
  const last = runs.findLast((it) => it.month === monthText)
  return {
    ...{ month, newest, runs, minimumWage, pbiProvince, peserta: snapshotOf('peserta'), pekerja: snapshotOf('pekerja') },
    before: looked.map((it) => ({ month: it.month, base: join(root, it.folder, 'due.parquet'), adjustments })),
    isDone:
      last?.build_id === month.build_id && last.newest_build === newest.build_id && last.minimum_wage === minimumWage && last.pbi_province === pbiProvince,
  }
}
