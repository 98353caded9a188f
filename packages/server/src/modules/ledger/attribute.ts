import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Rupiah, rupiah } from '@semesta/kernel'
import type { App, Ctx } from '../../platform/context.ts'
import { copyFile, inLoader } from '../../platform/loading.ts'
import * as store from './attribution-store.ts'
import { attributionDiffers, idReused } from './problems.ts'
import type { AttributionRow, PersonMonthRow } from './tables.ts'

/** One person in one month behind an amount. A card, a person id of the month's people, or both; rupiah may be negative where one is taken back. */
export interface PersonMonth {
  card: string | null
  personId: string | null
  month: string
  iuran: Rupiah
  bantuan: Rupiah
  areaPath: string
}
interface Parts {
  iuran: number
  bantuan: number
}
export interface Attribution {
  id: string
  personMonths: number
  iuran: Rupiah
  bantuan: Rupiah
  isNew: boolean
}

/** The sums that are bound under an id; undefined while there are none. */
export async function findAttribution(ctx: Ctx, id: string): Promise<Omit<Attribution, 'isNew'> | undefined> {
  const row = await store.findAttribution(ctx, id)
  return row && { id, personMonths: row.person_months, iuran: rupiah(row.iuran), bantuan: rupiah(row.bantuan) }
}

const BATCH = 5_000

/**
 * Keeps the person-months behind an amount, in the caller's transaction; a journal line then cites them by `id`.
 *
 * Fails: `ledger/id-reused` when other person-months stand under this id; Error for a row without a card and a person id.
 */
export async function attribute(ctx: Ctx, ask: { id: string; rows: Iterable<PersonMonth> | AsyncIterable<PersonMonth> }): Promise<Attribution> {
  const before = await store.findAttribution(ctx, ask.id)
  const sums = new Sums()
  let batch: PersonMonthRow[] = []
  const flush = async () => {
    if (!before && batch.length > 0) await store.insertPersonMonths(ctx, ask.id, batch)
    batch = []
  }
  for await (const it of ask.rows) {
    const { card, personId: person_id, month, iuran, bantuan, areaPath: area_path } = it
    const row_no = sums.add([card ?? '', person_id ?? '', month, String(iuran), String(bantuan), area_path])
    batch.push({ row_no, card, person_id, month, iuran, bantuan, area_path })
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  const made = sums.row(ask.id)
  if (!before) await store.insertAttribution(ctx, made)
  return present(made, before)
}

/**
 * Binds a stretch of person-months that are kept under other ids: `take` rupiah of each part after the first `skip`, in the order of `from` and of their rows.
 *
 * Shape: a person-month at the edge is cut, so that the sums are exact; works without the right to read them.
 * Fails: `ledger/attribution-differs` when `from` holds less than is skipped and taken.
 */
export async function carve(ctx: Ctx, ask: { id: string; from: readonly string[]; skip: Parts; take: Parts }): Promise<void> {
  const { id, take } = ask
  await store.carvePersonMonths(ctx, ask)
  const { iuran, bantuan } = (await store.findAttribution(ctx, id)) as AttributionRow
  if (iuran !== take.iuran || bantuan !== take.bantuan) throw attributionDiffers({ id, sum: iuran + bantuan, amount: take.iuran + take.bantuan })
}

/**
 * The same from a file, by COPY in a transaction of its own, for jobs: the rows count once a journal cites them.
 *
 * Shape: CSV without header and quotes, `row_no,card,person_id,month,iuran,bantuan,area_path`, row numbers from 1.
 * Fails: as `attribute`, and as PostgreSQL does on a row that does not fit.
 */
export async function loadAttribution(app: App, bind: { regency: string; actor: string }, ask: { id: string; file: string }): Promise<Attribution> {
  const sums = new Sums()
  for await (const line of createInterface({ input: createReadStream(ask.file, 'utf8') })) sums.add(line.split(',').slice(1))
  const made = sums.row(ask.id)
  return inLoader(app, { ...bind, buildId: ask.id }, async (loader) => {
    const before = await store.findLoaded(loader, bind.regency, ask.id)
    if (!before) {
      await copyFile(loader, { table: 'ledger_person_month', columns: FILE_COLUMNS, file: ask.file })
      await store.insertLoaded(loader, made, { at: app.clock(), by: bind.actor })
    }
    return present(made, before)
  })
}
const FILE_COLUMNS = ['row_no', 'card', 'person_id', 'month', 'iuran', 'bantuan', 'area_path']

function present(made: AttributionRow, before: AttributionRow | undefined): Attribution {
  if (before && before.digest !== made.digest) throw idReused({ id: made.id })
  return { id: made.id, personMonths: made.person_months, iuran: rupiah(made.iuran), bantuan: rupiah(made.bantuan), isNew: !before }
}

/** Counts, sums and the digest of rows as they pass: a line of card, person id, month, iuran, bantuan, area each. */
class Sums {
  readonly #hash = createHash('sha256')
  #rows = 0
  #iuran = 0
  #bantuan = 0

  /** Takes a row. Returns its number. */
  add(fields: readonly string[]): number {
    this.#hash.update(`${fields.join(',')}\n`)
    this.#iuran += Number(fields[3])
    this.#bantuan += Number(fields[4])
    this.#rows += 1
    return this.#rows
  }

  row(id: string): AttributionRow {
    return { id, person_months: this.#rows, iuran: rupiah(this.#iuran), bantuan: rupiah(this.#bantuan), digest: this.#hash.digest('hex') }
  }
}
