import type { GetLinkageQuality, OutputOf } from '@semesta/contract'
import { covers } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { presentRun } from './present.ts'
import { runNotFound } from './problems.ts'
import { measuresOf } from './quality.calc.ts'
import * as runs from './run-store.ts'
import * as samples from './sample-store.ts'
import * as store from './store.ts'
import type { RunRecord } from './tables.ts'

export type Quality = OutputOf<typeof GetLinkageQuality>
const DAY = 24 * 3600_000

/** How far a run may be believed, and by which measure. Villages outside the actor's areas are left out. Fails: `linkage/run-not-found`. */
export async function getQuality(ctx: Ctx, { runId }: { runId: string }): Promise<Quality> {
  const run = await runs.findRun(ctx, runId)
  if (!run) throw runNotFound({ runId })
  const { quality, model } = run
  const measured = measuresOf(quality, await samples.listSamples(ctx, run.id))
  return {
    ...{ run: presentRun(run), ...measured },
    links: Object.entries(quality.links).map(([method, links]) => ({ method, links })),
    automaticShare: quality.automaticShare,
    queue: await queueOf(ctx, run),
    bands: quality.bands.map((it) => ({ ...it, actual: it.actual ?? null })),
    bias: await biasOf(ctx, run),
    model: {
      ...{ version: model.version, hash: run.model_hash, prior: model.prior ?? null, iterations: model.iterations ?? null },
      ...{ recallCeiling: model.recallCeiling ?? null, blocking: model.blocking },
    },
  }
}

/** The queue as the actor sees it; of a run that was replaced nothing waits any more. */
async function queueOf(ctx: Ctx, run: RunRecord): Promise<Quality['queue']> {
  const sums = run.superseded ? [] : await store.sumPairs(ctx, run.id, { state: 'all' }, 'state')
  const [open] = run.superseded ? [] : await store.sumPairs(ctx, run.id, { state: 'open' }, 'all')
  const pairs = (...states: string[]) => sums.filter((it) => states.includes(it.key)).reduce((sum, it) => sum + it.pairs, 0)
  const oldest = open?.since ? Math.max(0, Math.floor((ctx.now.getTime() - open.since.getTime()) / DAY)) : null
  return {
    pairs: open?.pairs ?? 0,
    second: pairs('second'),
    rupiahPerMonth: open?.rupiah_per_month ?? 0,
    oldestDays: oldest,
    decided: pairs('same', 'different'),
  }
}

async function biasOf(ctx: Ctx, run: RunRecord): Promise<Quality['bias']> {
  const seen = run.quality.bias.filter((it) => it.dimension !== 'village' || ctx.bind.areas.some((own) => covers(own, it.key)))
  const names = await areaNames(
    ctx.trx,
    seen.filter((it) => it.dimension === 'village').map((it) => it.key),
  )
  return seen.map((it) => ({ ...it, name: names.get(it.key) ?? it.key, share: it.records === 0 ? 0 : it.linked / it.records }))
}
