import type { GetPledge, GetSponsor, ListSponsors, OutputOf } from '@semesta/contract'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { getSponsor } from './check-sponsor.ts'
import { rateOptions, warnMonths } from './law.ts'
import { mayReverse, nextOf, standing } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { presentException, presentStep, presentUser } from './present.ts'
import { getPledge } from './record-pledge.ts'
import * as store from './store.ts'
import { promiseOf, readKnown, viewPledge, viewSponsor } from './summary.ts'

/** Donors and their pledges: heads and rupiah. */
export async function listSponsors(ctx: Ctx): Promise<OutputOf<typeof ListSponsors>> {
  const known = await readKnown(ctx)
  return {
    month: known.month,
    warnMonths: warnMonths(known.day),
    sponsors: known.sponsors.map((it) => viewSponsor(known, it)),
    pledges: known.pledges.map((it) => viewPledge(known, it)),
    rates: rateOptions(known.day.slice(0, 7)),
  }
}

/** One donor. Fails: `sponsors/not-found`. */
export async function showSponsor(ctx: Ctx, { sponsorId }: { sponsorId: string }): Promise<OutputOf<typeof GetSponsor>> {
  const row = await getSponsor(ctx, sponsorId)
  const known = await readKnown(ctx)
  const mine = (it: { sponsor_id: string }) => it.sponsor_id === row.sponsor_id
  return {
    sponsor: viewSponsor(known, row),
    exceptions: known.exceptions.filter(mine).map((it) => presentException(it, known.day)),
    users: (await store.listUsers(ctx, row.sponsor_id)).map(presentUser),
    pledges: known.pledges.filter(mine).map((it) => viewPledge(known, it)),
  }
}

/** One pledge with its steps. Fails: `sponsors/pledge-not-found`. */
export async function showPledge(ctx: Ctx, { pledgeId }: { pledgeId: string }): Promise<OutputOf<typeof GetPledge>> {
  const row = await getPledge(ctx, pledgeId)
  const known = await readKnown(ctx)
  const steps = known.steps.get(row.id) ?? []
  const funding = standing(steps).filter((it) => it.kind === 'allocated')
  const counts = await pledges.listActive(
    ctx,
    funding.map((it) => it.id),
  )
  const months = [...new Set(counts.map((it) => it.month))]
  const sum = (month: string, of: 'heads' | 'active') => counts.reduce((total, it) => total + (it.month === month ? it[of] : 0), 0)
  return {
    pledge: viewPledge(known, row),
    ...{ ring: { ...row.ring, areas: [...row.ring.areas], needs: [...row.ring.needs], causes: [...row.ring.causes] }, note: row.note },
    recordedBy: row.recorded_by,
    steps: steps.map((it) => presentStep(it, steps, mayReverse(it, promiseOf(row), steps))),
    next: nextOf(promiseOf(row), steps),
    active: months.map((month) => ({ month, heads: sum(month, 'heads'), active: sum(month, 'active') })),
  }
}

const columns: readonly SheetColumn[] = [
  ...[{ name: 'donatur', width: 32 }, { name: 'tanggal_janji', width: 14 }, { name: 'keadaan' }, { name: 'bulan_pertama' }, { name: 'lama_bulan' }],
  ...[
    { name: 'iuran_per_orang_per_bulan', width: 22 },
    { name: 'dijanjikan', width: 16 },
    { name: 'diterima', width: 16 },
    { name: 'dialokasikan', width: 16 },
  ],
  ...[{ name: 'sisa', width: 16 }, { name: 'orang_didanai' }, { name: 'dibayar_sampai' }],
]

/** Pledges as a file. */
export async function exportSponsors(ctx: Ctx, { format }: { format: 'csv' | 'xlsx' }): Promise<FileReply> {
  const { pledges: rows } = await listSponsors(ctx)
  const lines = rows.map(({ money, ...it }) => [
    ...[it.sponsor, it.pledgedOn, it.state, it.firstMonth, it.months, it.rateRupiah, money.promised, money.received, money.allocated, money.left],
    ...[it.heads, it.untilMonth],
  ])
  return sheetReply(format, `donatur-${ctx.bind.regency}`, columns, lines)
}
