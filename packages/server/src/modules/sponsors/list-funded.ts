import type { ListFunded, OutputOf } from '@semesta/contract'
import { masked } from '@semesta/kernel'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { personAddress } from '../people/index.ts'
import { rowsByNumber, rowsOf } from './follow-active.ts'
import { fundedState } from './funded-state.calc.ts'
import * as plans from './plan-store.ts'
import { getPledge } from './record-pledge.ts'
import type { SeatRow } from './tables.ts'

type Filter = { pledgeId: string; stepId?: string | undefined; until?: string | undefined }

/** People a pledge funds, a page at a time, with where they stand in the newest month. Fails: `sponsors/pledge-not-found`. */
export async function listFunded(ctx: Ctx, ask: Filter & { page: number; pageSize: number }): Promise<OutputOf<typeof ListFunded>> {
  const filter = await filterOf(ctx, ask)
  const seats = await plans.listFunded(ctx, filter, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  const rows = await rowsByNumber(ctx, seats)
  return {
    total: await plans.countFunded(ctx, filter),
    rows: seats.map((it) => {
      const own = rowsOf(rows, it)
      return {
        ...{ rowNo: it.row_no, personId: own[0] ? personAddress(ctx, own[0].person_id) : null, name: it.name, nik: masked(it.nik) ?? '' },
        ...{ villageCode: it.village_code, fromMonth: it.from_month, untilMonth: it.until_month, state: fundedState(own) },
      }
    }),
  }
}

async function filterOf(ctx: Ctx, { pledgeId, stepId, until }: Filter): Promise<Filter> {
  const pledge = await getPledge(ctx, pledgeId)
  return { pledgeId: pledge.id, stepId, until }
}

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'nik', width: 20 },
    { name: 'no_kartu', width: 18 },
    { name: 'nama', width: 32 },
    { name: 'tanggal_lahir', width: 14 },
  ],
  ...[{ name: 'kode_wilayah', width: 16 }, { name: 'dibayar_dari' }, { name: 'dibayar_sampai' }, { name: 'keadaan', width: 18 }],
]
const words = { active: 'aktif', waiting: 'menunggu', deceased: 'meninggal', moved: 'pindah', 'other-payer': 'penanggung lain', gone: 'tidak ditemukan' }

export interface FundedFile extends FileReply {
  /** whether identity numbers are whole in it: the audit log keeps that */
  wholeNumbers: boolean
}

/** The same as a file. Fails: `sponsors/pledge-not-found`. */
export async function exportFunded(ctx: Ctx, ask: Filter & { format: 'csv' | 'xlsx' }): Promise<FundedFile> {
  const filter = await filterOf(ctx, ask)
  const wholeNumbers = ctx.bind.scopes.has('people.reveal')
  return { ...sheetReply(ask.format, `peserta-donasi-${ask.pledgeId.slice(0, 8)}`, columns, eachRow(ctx, filter, wholeNumbers)), wholeNumbers }
}

async function* eachRow(ctx: Ctx, filter: Filter, isWhole: boolean) {
  const numberOf = isWhole ? (number: string | null) => number : masked
  for await (const seats of seatPages(ctx, filter)) {
    const rows = await rowsByNumber(ctx, seats)
    for (const it of seats) {
      const state = fundedState(rowsOf(rows, it))
      yield [numberOf(it.nik), numberOf(it.card), it.name, it.birth_date, it.village_code, it.from_month, it.until_month, words[state]]
    }
  }
}

const PAGE = 2_000

/** Seats a page at a time, for files. */
export async function* seatPages(ctx: Ctx, filter: Filter): AsyncGenerator<SeatRow[]> {
  for (let offset = 0; ; offset += PAGE) {
    const seats = await plans.listFunded(ctx, filter, { limit: PAGE, offset })
    if (seats.length > 0) yield seats
    if (seats.length < PAGE) return
  }
}
