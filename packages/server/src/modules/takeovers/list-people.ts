import type { ListTakeovers, OutputOf } from '@semesta/contract'
import { isTestNik, masked } from '@semesta/kernel'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { todayIn } from '../../platform/today.ts'
import { areaNames } from '../areas/index.ts'
import { type Which, whichOf } from './act-on-people.ts'
import { levelsAt } from './acts.ts'
import * as people from './person-store.ts'
import { mayCheck } from './stage.calc.ts'
import type { PersonRecord } from './tables.ts'

/** People of programmes, those who wait longest first. Fails: `areas/not-found`. */
export async function listTakeovers(ctx: Ctx, ask: Which & { page: number; pageSize: number }): Promise<OutputOf<typeof ListTakeovers>> {
  const which = whichOf(ctx, ask)
  const total = await people.countPeople(ctx, which)
  const rows = await people.listPage(ctx, which, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  return { total, rows: rows.map((it) => present(ctx, it, names)) }
}

function present(ctx: Ctx, it: PersonRecord, names: ReadonlyMap<string, string>): OutputOf<typeof ListTakeovers>['rows'][number] {
  const today = todayIn(ctx)
  const known = !it.village_code.endsWith('.00.0000')
  return {
    ...{ id: it.id, programmeId: it.programme_id, personId: opaqueIds(ctx.app.config.secret).seal(it.person_id), name: it.name ?? '' },
    ...{ nikMasked: masked(it.nik), testData: isTestNik(it.nik), age: ageOn(it.birth_date, today), sex: it.sex, address: it.address },
    ...{ villageCode: known ? it.village_code : null, villageName: known ? (names.get(it.village_code) ?? it.village_code) : null, rw: it.rw, rt: it.rt },
    ...{ group: it.grp, decile: it.decile, debtRupiah: it.debt_rupiah, employer: it.employer_name, householdHeads: it.household_heads },
    ...{ state: it.state, dueOn: it.due_on, overdue: it.due_on !== null && it.due_on < today, expected: it.expected, lastWord: it.last_word },
    mine: it.kind === 'takeover' && ctx.bind.scopes.has('takeover.verify') && mayCheck(it.state, it.due_on, today, levelsAt(ctx, it.area_path)),
  }
}

/** Completed years on a day; null without a birth date. */
function ageOn(born: string | null, day: string): number | null {
  if (born === null) return null
  return Math.max(0, Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0))
}

// Names of the registers, so that the file can be read again: as a list of DTSEN proposals or of workers.
const columns: readonly SheetColumn[] = [
  ...[{ name: 'nik', width: 20 }, { name: 'no_kk', width: 20 }, { name: 'no_kartu', width: 18 }, { name: 'nama', width: 32 }, { name: 'jenis_kelamin' }],
  ...[
    { name: 'tanggal_lahir', width: 14 },
    { name: 'alamat', width: 40 },
    { name: 'rt' },
    { name: 'rw' },
    { name: 'kode_wilayah', width: 16 },
    { name: 'desil' },
  ],
  ...[{ name: 'golongan', width: 16 }, { name: 'kode_badan_usaha', width: 18 }, { name: 'nama_badan_usaha', width: 32 }, { name: 'tunggakan_lama' }],
  ...[{ name: 'tahap', width: 14 }, { name: 'batas_waktu', width: 14 }, { name: 'bulan_diharapkan' }],
]

export interface TakeoversFile extends FileReply {
  wholeNumbers: boolean
}

/** The same people as a file; numbers whole only for who may reveal them. Fails: `areas/not-found`. */
export async function exportTakeovers(ctx: Ctx, ask: Which & { format: 'csv' | 'xlsx' }): Promise<TakeoversFile> {
  const which = whichOf(ctx, ask)
  const name = `talangan-${ask.kind ?? 'orang'}-${ask.state ?? 'semua'}-${ask.area ?? ctx.bind.regency}`.replaceAll('/', '-')
  return { ...sheetReply(ask.format, name, columns, eachRow(ctx, which)), wholeNumbers: ctx.bind.scopes.has('people.reveal') }
}

async function* eachRow(ctx: Ctx, which: people.Which) {
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  for await (const it of rowsOf(ctx.trx, people.listAll(ctx, which))) {
    yield [
      ...[numberOf(it.nik), numberOf(it.kk), numberOf(it.card), it.name, it.sex, it.birth_date, it.address, it.rt, it.rw, it.village_code, it.decile],
      ...[it.grp, it.employer_code, it.employer_name, it.debt_rupiah, it.state, it.due_on, it.expected],
    ]
  }
}
