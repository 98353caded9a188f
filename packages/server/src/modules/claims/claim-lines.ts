import type { ListClaimLines, OutputOf } from '@semesta/contract'
import { billTestCards, loadPolicy } from '@semesta/engine'
import { isTestNik, masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { areaNames } from '../areas/index.ts'
import { namesOfLines } from '../bills/index.ts'
import { getClaim } from './read-claims.ts'
import * as store from './store.ts'
import type { ClaimLine, ClaimRow } from './tables.ts'

type Ask = Omit<store.LineFilter, 'rows'> & { claimId: string }
const keyOf = (it: ClaimLine) => `${it.bill_id} ${it.row_no}`
const keysOf = (lines: readonly ClaimLine[]) => lines.map((it) => ({ billId: it.bill_id, rowNo: it.row_no }))

/** Exactly the lines a number of the claim counted. Fails: `claims/not-found`, `areas/not-found`. */
export async function listClaimLines(ctx: Ctx, ask: Ask & { page: number; pageSize: number }): Promise<OutputOf<typeof ListClaimLines>> {
  areaWithin(ctx, ask.area)
  const claim = await getClaim(ctx, ask.claimId)
  const lines = await store.listLines(ctx, claim.id, ask, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  const people = await namesOfLines(ctx, keysOf(lines))
  const names = await areaNames(
    ctx.trx,
    lines.map((it) => it.village_code),
  )
  return {
    total: await store.countLines(ctx, claim.id, ask),
    rows: lines.map((it) => {
      const { name = '', card = null, nik = null } = people.get(keyOf(it)) ?? {}
      return {
        ...{ billId: it.bill_id, month: it.month, rowNo: it.row_no, test: it.test, state: it.state, months: it.months, rupiah: it.iuran + it.bantuan },
        ...{ name: name ?? '', cardMasked: masked(card), nikMasked: masked(nik), testData: isTestNik(nik) },
        villageName: it.village_code.endsWith('.00.0000') ? null : (names.get(it.village_code) ?? it.village_code),
      }
    }),
  }
}

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'no', width: 8 },
    { name: 'bulan_tagihan', width: 14 },
    { name: 'baris', width: 8 },
    { name: 'psnoka', width: 18 },
    { name: 'nik', width: 20 },
  ],
  ...[
    { name: 'nama', width: 32 },
    { name: 'tanggal_lahir', width: 14 },
    { name: 'kode_wilayah', width: 16 },
    { name: 'uji', width: 20 },
  ],
  ...[
    { name: 'alasan', width: 44 },
    { name: 'jumlah_bulan', width: 12 },
    { name: 'iuran', width: 12 },
    { name: 'bantuan_iuran', width: 14 },
  ],
  ...[
    { name: 'jumlah', width: 14 },
    { name: 'jawaban', width: 14 },
  ],
]
const states = { waiting: 'menunggu', accepted: 'diterima', refused: 'ditolak' }

/** The claim list as a file, numbers whole only for who may reveal them. Fails: as `listClaimLines`. */
export async function exportClaim(ctx: Ctx, ask: Ask & { format: 'csv' | 'xlsx' }): Promise<FileReply> {
  areaWithin(ctx, ask.area)
  const claim = await getClaim(ctx, ask.claimId)
  return sheetReply(ask.format, `klaim-${claim.number.replaceAll(/[^\w-]+/g, '-')}`, columns, eachRow(ctx, claim, ask))
}

const AT_ONCE = 2_000

async function* eachRow(ctx: Ctx, claim: ClaimRow, filter: store.LineFilter) {
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  const titles = new Map(billTestCards(loadPolicy(claim.sent_on)).map((it) => [it.id, it.judul]))
  for (let offset = 0; ; offset += AT_ONCE) {
    const lines = await store.listLines(ctx, claim.id, filter, { limit: AT_ONCE, offset })
    const people = await namesOfLines(ctx, keysOf(lines))
    for (const [index, it] of lines.entries()) {
      const person = people.get(keyOf(it))
      yield [
        ...[offset + index + 1, it.month, it.row_no, numberOf(person?.card ?? null), numberOf(person?.nik ?? null), person?.name ?? null],
        ...[person?.birth_date ?? null, it.village_code, it.test, titles.get(it.test) ?? it.test, it.months, it.iuran, it.bantuan],
        ...[it.iuran + it.bantuan, states[it.state]],
      ]
    }
    if (lines.length < AT_ONCE) return
  }
}
