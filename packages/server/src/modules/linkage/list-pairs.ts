import type { CountPairs, ListLinkageRuns, ListPairs, OutputOf } from '@semesta/contract'
import { masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, type SheetValue, sheetReply } from '../../platform/spreadsheet.ts'
import { areaNames } from '../areas/index.ts'
import { findOpenJob } from '../jobs/index.ts'
import { presentPair, presentRun } from './present.ts'
import * as runs from './run-store.ts'
import * as store from './store.ts'
import type { WholePair } from './tables.ts'

type Filter = store.PairsWanted
const DAY = 24 * 3600_000

/** Runs, newest first, and the one under way. */
export async function listLinkageRuns(ctx: Ctx): Promise<OutputOf<typeof ListLinkageRuns>> {
  return { rows: (await runs.listRuns(ctx)).map(presentRun), running: await findOpenJob(ctx, 'linkage.run') }
}

/**
 * Pairs and rupiah of the queue, and by each of its dimensions: no names, so every role that sees the area sees the same numbers as its list.
 *
 * Fails: `areas/not-found`.
 */
export async function countPairs(ctx: Ctx, wanted: Filter): Promise<OutputOf<typeof CountPairs>> {
  areaWithin(ctx, wanted.area)
  const run = await runs.findInForce(ctx)
  if (!run) return { ...nothing, run: null }
  const by = (dimension: Parameters<typeof store.sumPairs>[3], filter: Filter = wanted) => store.sumPairs(ctx, run.id, filter, dimension)
  const [all] = await by('all')
  const villages = await by('village')
  const names = await areaNames(
    ctx.trx,
    villages.map((it) => it.key),
  )
  const reasons = await by('reason', { ...wanted, reason: undefined })
  return {
    run: presentRun(run),
    ...{ total: all?.pairs ?? 0, rupiahPerMonth: all?.rupiah_per_month ?? 0, oldestDays: all?.since ? daysSince(ctx, all.since) : null },
    states: (await statesOf(ctx, run.id, wanted.area)).map(facet),
    registers: (await by('registers', { ...wanted, registers: undefined })).map(facet),
    villages: villages.filter((it) => !it.key.endsWith('.00.0000')).map((it) => ({ ...facet(it), name: names.get(it.key) ?? it.key })),
    reasons: reasons.map((it) => ({ ...facet(it), judul: it.words?.judul ?? it.key, title: it.words?.title ?? it.key })),
    bands: (await by('band', { ...wanted, band: undefined, state: wanted.state === 'open' ? 'all' : wanted.state })).map(facet),
    segments: (await by('segment', { ...wanted, segment: undefined })).filter((it) => it.key !== '').map(facet),
  }
}

/** Pairs by where they stand; what the machine linked by itself waits for nobody and is not among those that wait. */
async function statesOf(ctx: Ctx, runId: string, area: string | undefined): Promise<store.Sum[]> {
  const open = await store.sumPairs(ctx, runId, { state: 'open', area }, 'state')
  const spoken = await store.sumPairs(ctx, runId, { state: 'all', area }, 'state')
  return [...open, ...spoken.filter((it) => it.key !== 'open')]
}

const nothing = { total: 0, rupiahPerMonth: 0, oldestDays: null, states: [], registers: [], villages: [], reasons: [], bands: [], segments: [] }
const facet = (it: store.Sum) => ({ key: it.key, pairs: it.pairs, rupiahPerMonth: it.rupiah_per_month })
const daysSince = (ctx: Ctx, since: Date) => Math.max(0, Math.floor((ctx.now.getTime() - since.getTime()) / DAY))

/** A page of the queue. Its total is the count that every role sees. Fails: `areas/not-found`. */
export async function listPairs(ctx: Ctx, ask: Filter & { page: number; pageSize: number }): Promise<OutputOf<typeof ListPairs>> {
  areaWithin(ctx, ask.area)
  const run = await runs.findInForce(ctx)
  if (!run) return { total: 0, rupiahPerMonth: 0, rows: [] }
  const [all] = await store.sumPairs(ctx, run.id, ask, 'all')
  const rows = await store.listPage(ctx, run.id, ask, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  return { total: all?.pairs ?? 0, rupiahPerMonth: all?.rupiah_per_month ?? 0, rows: rows.map((it) => presentPair(it, names)) }
}

const columns: readonly SheetColumn[] = [
  ...[{ name: 'pasangan', width: 20 }, { name: 'register_kiri' }, { name: 'baris_kiri' }, { name: 'nama_kiri', width: 30 }, { name: 'nik_kiri', width: 20 }],
  ...[{ name: 'no_kartu_kiri', width: 18 }, { name: 'register_kanan' }, { name: 'baris_kanan' }, { name: 'nama_kanan', width: 30 }],
  ...[{ name: 'nik_kanan', width: 20 }, { name: 'no_kartu_kanan', width: 18 }, { name: 'kemungkinan' }, { name: 'sebab_diragukan', width: 34 }],
  ...[{ name: 'kode_wilayah', width: 16 }, { name: 'segmen' }, { name: 'rupiah_per_bulan', width: 18 }, { name: 'keadaan' }],
]
export interface PairsFile extends FileReply {
  wholeNumbers: boolean
}

/** The same pairs as a file, in the same order. Identity numbers are whole only for those who may reveal them. Fails: `areas/not-found`. */
export async function exportPairs(ctx: Ctx, ask: Filter & { format: 'csv' | 'xlsx' }): Promise<PairsFile> {
  areaWithin(ctx, ask.area)
  const run = await runs.findInForce(ctx)
  const wholeNumbers = ctx.bind.scopes.has('people.reveal')
  return { ...sheetReply(ask.format, `padanan-${ctx.bind.regency}`, columns, run ? lines(ctx, run.id, ask, wholeNumbers) : []), wholeNumbers }
}

async function* lines(ctx: Ctx, runId: string, ask: Filter, isWhole: boolean): AsyncGenerator<SheetValue[]> {
  const number = (text: string | null | undefined) => (isWhole ? (text ?? null) : masked(text ?? null))
  const side = (register: string, row: number, it: WholePair['left_values']) => [register, row, it.nama ?? null, number(it.nik), number(it.no_kartu)]
  for await (const it of rowsOf(ctx.trx, store.listPairs(ctx, runId, ask))) {
    yield [
      ...[it.pair_id, ...side(it.left_register, it.left_row, it.left_values), ...side(it.right_register, it.right_row, it.right_values)],
      ...[it.probability, `${it.reason}: ${it.words.judul}`, it.village_code, it.segment, it.rupiah_per_month, it.state],
    ]
  }
}
