import type { Ctx } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs.ts'
import { followRoster } from '../funds/index.ts'
import * as people from './person-store.ts'

const WHY = 'Tidak lagi dibayar daerah: menurut data peserta (kembali menunggak, meninggal, pindah) atau ditarik dari talangan'

/** Lets the budget hold heads and money only for people of decisions for whom the city still pays. Shape: the whole regency, so only as a job; twice changes nothing. */
export async function followPromises(ctx: Ctx): Promise<{ releasedRupiah: number }> {
  const { released } = await followRoster(ctx, { kind: 'takeover-decision', gone: await people.sumGone(ctx), why: WHY })
  return { releasedRupiah: released }
}

/** Has the promises looked at again after somebody decided on was taken out, or brought back. */
export const askPromises = async (ctx: Ctx): Promise<void> =>
  void (await enqueue(ctx, { kind: 'takeovers.promises', title: 'Sesuaikan janji dana talangan', payload: {} }))
