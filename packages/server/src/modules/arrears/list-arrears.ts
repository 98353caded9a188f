import type { GetArrearsOfPerson, ListArrears, OutputOf } from '@semesta/contract'
import { addMonths, masked } from '@semesta/kernel'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { areaNames } from '../areas/index.ts'
import { listMonths, type MonthRow } from '../months/index.ts'
import { rehabOf } from './debt.calc.ts'
import { type Filter, lawOf, sumsOf, totalOf, viewOf } from './get-arrears.ts'
import { presentOwing, presentWriteOff } from './present.ts'
import { personNotFound } from './problems.ts'
import * as store from './store.ts'
import type { OwingRecord, WriteOffRecord } from './tables.ts'

type Ask = Filter & { month: string; by: store.By }

/**
 * Exactly the people or households that `getArrears` counts with the same filter, a page at a time.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `arrears/not-counted`, `people/names-frozen`.
 */
export async function listArrears(ctx: Ctx, ask: Ask & { sort: store.Sort; page: number; pageSize: number }): Promise<OutputOf<typeof ListArrears>> {
  const { month, view } = await viewOf(ctx, ask, true)
  const filter = filterOf(ask)
  const total = totalOf(await sumsOf(ctx, view, filter))
  const page = { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize }
  const rows = await store.listPage(ctx, view, { by: ask.by, filter, sort: ask.sort }, page)
  return { total: ask.by === 'person' ? total.heads : total.households, rows: await presentAll(ctx, month, rows) }
}

const filterOf = ({ class: id, decile, monthsMin, monthsMax, band }: Filter): store.DebtFilter => ({ class: id, decile, monthsMin, monthsMax, band })

/** Newest word on each person's old debt. */
async function writeOffsOf(ctx: Ctx, rows: readonly { person_id: string }[]): Promise<Map<string, WriteOffRecord>> {
  const all = await store.listWriteOffs(
    ctx,
    rows.map((it) => it.person_id),
  )
  return new Map(all.toReversed().map((it) => [it.person_id, it]))
}

async function presentAll(ctx: Ctx, month: MonthRow, rows: readonly OwingRecord[]) {
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  const with_ = { names, ids: opaqueIds(ctx.app.config.secret), law: lawOf(month), writeOffs: await writeOffsOf(ctx, rows) }
  return rows.map((it) => presentOwing(it, with_))
}

/** One person: the months at hand, the household, what was recorded. Fails: `arrears/person-not-found`, and as `listArrears`. */
export async function getArrearsOfPerson(ctx: Ctx, ask: { month: string; personId: string }): Promise<OutputOf<typeof GetArrearsOfPerson>> {
  const { month } = await viewOf(ctx, { month: ask.month }, true)
  const id = opaqueIds(ctx.app.config.secret).open(ask.personId)
  const months = (await listMonths(ctx)).filter((it) => it.month <= month.month)
  const builds = new Map(months.map((it) => [it.build_id, it.month]))
  const rows = id === null ? [] : await store.listOwing(ctx, [...builds.keys()], { personIds: [id] })
  const main = rows.find((it) => it.build_id === month.build_id)
  if (!main) throw personNotFound({})
  const home = await store.listOwing(ctx, [month.build_id], { home: { village: main.village_code, household: main.household } })
  const [person, ...household] = await presentAll(ctx, month, [main, ...home.filter((it) => it.row_no !== main.row_no)])
  if (!person) throw personNotFound({})
  const history = rows.map((it) => ({
    ...{ month: builds.get(it.build_id) ?? month.month, months: it.months },
    ...{ rosterRupiah: it.roster_rupiah, ratesRupiah: it.rates_rupiah },
  }))
  return {
    person,
    since: main.months === null ? null : addMonths(month.month, -main.months),
    history: history.toSorted((a, b) => a.month.localeCompare(b.month)),
    household,
    writeOffs: (await store.listWriteOffs(ctx, [main.person_id])).flatMap((it) => {
      const shown = presentWriteOff(it)
      return shown ? [{ ...shown, recordedBy: it.recorded_name, recordedAt: it.recorded_at.toISOString() }] : []
    }),
  }
}

const columns: readonly SheetColumn[] = [
  ...[{ name: 'nik', width: 20 }, { name: 'no_kk', width: 20 }, { name: 'no_kartu', width: 18 }, { name: 'nama', width: 32 }, { name: 'orang' }],
  ...[{ name: 'kode_wilayah', width: 16 }, { name: 'rw' }, { name: 'rt' }, { name: 'kelas' }, { name: 'desil' }, { name: 'bulan_tunggakan' }],
  ...[{ name: 'nominal_tunggakan' }, { name: 'nominal_menurut_tarif' }, { name: 'cicilan_rehab_per_bulan' }, { name: 'tidak_dapat_ditalangi', width: 20 }],
]

export interface ArrearsFile extends FileReply {
  wholeNumbers: boolean
}

/** The same as a file; numbers whole only for who may reveal them. Fails: as `listArrears`. */
export async function exportArrears(ctx: Ctx, ask: Ask & { format: 'csv' | 'xlsx' }): Promise<ArrearsFile> {
  const { month, view } = await viewOf(ctx, ask, true)
  const name = `tunggakan-${ask.by === 'person' ? 'orang' : 'kk'}-${ask.area ?? ctx.bind.regency}-${ask.month}`.replaceAll('/', '-')
  return { ...sheetReply(ask.format, name, columns, eachRow(ctx, month, view, ask)), wholeNumbers: ctx.bind.scopes.has('people.reveal') }
}

async function* eachRow(ctx: Ctx, month: MonthRow, view: store.View, ask: Ask) {
  const law = lawOf(month)
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  for await (const it of rowsOf(ctx.trx, store.listAll(ctx, view, { by: ask.by, filter: filterOf(ask), sort: 'village' }))) {
    yield [
      ...[numberOf(it.nik), numberOf(it.kk), numberOf(it.card), it.name, it.heads, it.village_code, it.rw, it.rt, it.class, it.decile],
      ...[it.months, it.roster_rupiah, it.rates_rupiah, rehabOf({ months: it.months, rupiah: it.rates_rupiah }, law)?.monthlyRupiah ?? null, it.barred],
    ]
  }
}
