import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'
import { addFund, recordAct, setQuota } from './index.ts'

interface Budget {
  iuran: number
  bantuan: number
  quota?: number
  from?: string
  growth?: number
  arrival?: { on: string; amount: number }
}

/** A fiscal year 2025 with one open fund on both lines. */
export async function aBudget(
  ctx: Ctx,
  { iuran, bantuan, quota, from = '2025-01', growth = 0, arrival }: Budget,
): Promise<{ fundId: string; arrivalId: string }> {
  const [fundId, arrivalId] = [randomUUID(), randomUUID()]
  const document = { document: 'DPA 2025', documentOn: '2025-01-02' }
  await addFund(ctx, {
    ...{
      id: fundId,
      year: 2025,
      kind: 'apbd-murni',
      name: 'APBD',
      priority: 50,
      segments: [],
      deciles: [],
      areas: [],
      fromMonth: from,
      untilMonth: '2025-12',
    },
    ...{ planned: iuran + bantuan, ...document, arrivals: arrival ? [{ id: arrivalId, expectedOn: arrival.on, amount: arrival.amount }] : [] },
  })
  const lines = [
    { fundId, part: 'iuran' as const, amount: iuran },
    { fundId, part: 'bantuan' as const, amount: bantuan },
  ]
  await recordAct(ctx, { id: randomUUID(), year: 2025, stage: 'murni', on: '2025-01-02', document: 'DPA 2025', why: '', lines })
  if (quota) await setQuota(ctx, { id: randomUUID(), fromMonth: from, heads: quota, growth, ...document })
  return { fundId, arrivalId }
}

/** A bill known by its head count. */
export const aBill = ({ month, heads }: { month: string; heads: number }) => ({
  ...{ id: randomUUID(), month, heads, document: `BPJS/${month}`, documentOn: `${month}-03` },
})
