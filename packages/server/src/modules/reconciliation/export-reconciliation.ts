import { masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { getMonthWithNames, type MonthRow } from '../months/index.ts'
import { eachByRegisters } from '../people/index.ts'
import { registersOf } from './present.ts'
import { isInside } from './reconcile.ts'
import * as store from './store.ts'

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'nik', width: 20 },
    { name: 'no_kartu', width: 18 },
    { name: 'nama', width: 32 },
    { name: 'tanggal_lahir', width: 14 },
  ],
  ...[{ name: 'kode_wilayah', width: 16 }, { name: 'rw' }, { name: 'rt' }, { name: 'segmen' }, { name: 'aktif' }, { name: 'sebab_nonaktif', width: 18 }],
  ...[
    { name: 'desil' },
    { name: 'nama_badan_usaha', width: 32 },
    { name: 'di_penduduk' },
    { name: 'di_peserta' },
    { name: 'di_dtsen' },
    { name: 'di_pekerja' },
  ],
]
type Ask = { month: string; area?: string | undefined; registers: string }

export interface ReconciliationFile extends FileReply {
  wholeNumbers: boolean
}

/** The people of one combination of registers as a file. Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`. */
export async function exportReconciliation(ctx: Ctx, ask: Ask & { format: 'csv' | 'xlsx' }): Promise<ReconciliationFile> {
  areaWithin(ctx, ask.area)
  const month = await getMonthWithNames(ctx, ask.month)
  const name = `padanan-${ask.registers}-${ask.area ?? ctx.bind.regency}-${ask.month}`.replaceAll('/', '-')
  return { ...sheetReply(ask.format, name, columns, eachRow(ctx, month, ask)), wholeNumbers: ctx.bind.scopes.has('people.reveal') }
}

async function* eachRow(ctx: Ctx, month: MonthRow, { registers, area }: Ask) {
  const named = registersOf(registers)
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  const yes = (it: boolean) => (it ? 'ya' : 'tidak')
  const flags = [named.penduduk, named.peserta, named.dtsen, named.pekerja].map(yes)
  if (!isInside(named)) {
    for await (const it of rowsOf(ctx.trx, store.outsiders(ctx, month.build_id, named, area))) {
      yield [...[numberOf(it.nik), null, it.name, it.birth_date, it.village_code, null, null, null, null, null, it.decile, it.employer_name], ...flags]
    }
    return
  }
  const build = { id: month.build_id, asOf: month.as_of }
  for await (const it of eachByRegisters(ctx, { build, named, area })) {
    yield [
      ...[numberOf(it.nik), numberOf(it.card), it.name, it.birth_date, it.village_code, it.rw, it.rt, it.segment, yes(it.is_active), it.cause],
      ...[it.decile, it.employer_name, ...flags],
    ]
  }
}
