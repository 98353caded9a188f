import { masked } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { type MutationRow, mutationFormReply } from '../../platform/mutation-form.ts'
import { areaNames } from '../areas/index.ts'
import { rowsByNumber, rowsOf } from './follow-active.ts'
import { type FundedFile, seatPages } from './list-funded.ts'
import { standing } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { stepNotFound } from './problems.ts'
import { getPledge } from './record-pledge.ts'
import type { PledgeRow, SeatRow } from './tables.ts'

/**
 * The people of an allocation as the list to be sent to BPJS, in the 36-column form.
 *
 * Shape: one row a seat, whole numbers only for those who may reveal them.
 * Fails: `sponsors/pledge-not-found`, `sponsors/step-not-found` for what is no allocation that stands.
 */
export async function exportRegistration(ctx: Ctx, ask: { pledgeId: string; stepId: string }): Promise<FundedFile> {
  const pledge = await getPledge(ctx, ask.pledgeId)
  const step = standing(await pledges.listSteps(ctx, pledge.id)).find((it) => it.kind === 'allocated' && it.id === ask.stepId)
  if (!step) throw stepNotFound({})
  const { regency } = ctx.bind
  const wholeNumbers = ctx.bind.scopes.has('people.reveal')
  const place = (await areaNames(ctx.trx, [regency])).get(regency) ?? regency
  const head = { unitCode: regency, unitName: `Dinas Kesehatan ${place}`, participantKind: 'PEKERJA MANDIRI KELAS III, DIBAYAR DONATUR' }
  const rows = eachRow(ctx, pledge, { stepId: step.id, isWhole: wholeNumbers })
  return { ...(await mutationFormReply(`pendaftaran-donasi-${regency}-${step.id.slice(0, 8)}`, head, rows)), wholeNumbers }
}

async function* eachRow(ctx: Ctx, pledge: PledgeRow, ask: { stepId: string; isWhole: boolean }): AsyncGenerator<MutationRow> {
  for await (const seats of seatPages(ctx, { pledgeId: pledge.id, stepId: ask.stepId })) {
    const rows = await rowsByNumber(ctx, seats)
    const names = await areaNames(
      ctx.trx,
      seats.flatMap((it) => [it.village_code, it.village_code.slice(0, 8)]),
    )
    for (const seat of seats) yield rowOf(seat, { row: rowsOf(rows, seat)[0], names, pledge, isWhole: ask.isWhole })
  }
}

interface Beside {
  /** what the newest month knows of the person besides */
  row: { sex: 'L' | 'P' | null; address: string | null; rt: string | null; rw: string | null } | undefined
  names: ReadonlyMap<string, string>
  pledge: PledgeRow
  isWhole: boolean
}

function rowOf(seat: SeatRow, { row, names, pledge, isWhole }: Beside): MutationRow {
  const numberOf = isWhole ? (number: string | null) => number : masked
  return {
    ...{ mutation: seat.card ? '8' : 'data baru', name: seat.name ?? '', card: numberOf(seat.card), kk: numberOf(seat.kk), nik: numberOf(seat.nik) },
    ...{ sex: row?.sex ?? null, birthDate: seat.birth_date, address: row?.address ?? null, rt: row?.rt ?? null, rw: row?.rw ?? null },
    ...{ kecamatanName: names.get(seat.village_code.slice(0, 8)), villageCode: seat.village_code, villageName: names.get(seat.village_code) },
    ...{ since: `${seat.from_month}-01`, premiumRupiah: pledge.rate_rupiah },
  }
}
