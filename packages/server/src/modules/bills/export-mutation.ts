import { loadPolicy, parameterOf } from '@semesta/engine'
import { masked, reportingDate } from '@semesta/kernel'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type MutationCode, type MutationRow, mutationFormReply } from '../../platform/mutation-form.ts'
import { areaNames } from '../areas/index.ts'
import { findBuild } from '../months/index.ts'
import { listByCards, type PersonRecord } from '../people/index.ts'
import * as disputes from './dispute-store.ts'
import { getBill } from './find-bill.ts'
import { notChallenged } from './problems.ts'
import type { BillRow, NamedDispute } from './tables.ts'

/** Held lines that ask for money and not for somebody to leave the list. */
const STAYS = new Set(['billed-twice', 'before-programme', 'wrong-rate'])
/** What is asked for somebody whose data are wrong but who stays. */
const CORRECTED: Readonly<Record<string, MutationCode>> = { 'nik-mismatch': '1' }
const codeOf = (test: string): MutationCode => CORRECTED[test] ?? (test === 'dead' ? '6' : '5')
const AT_ONCE = 1_000

/**
 * People to be taken off the list, in the 36-column form, with the month from which it counts: what the next reconciliation settles.
 *
 * Shape: one row a card. What only the picture of the month knows is left empty where its names are put away. Whole numbers only for who may reveal them.
 * Fails: `bills/not-found`, `bills/not-challenged`.
 */
export async function exportMutation(ctx: Ctx, { billId }: { billId: string }): Promise<FileReply> {
  const bill = await getBill(ctx, billId)
  if (!bill.result) throw notChallenged({ state: bill.state })
  const { regency } = ctx.bind
  const head = { unitCode: regency, unitName: `Dinas Kesehatan ${(await areaNames(ctx.trx, [regency])).get(regency) ?? regency}` }
  return mutationFormReply(`mutasi-${regency}-${bill.month}`, { ...head, participantKind: 'PBPU DAN BP PEMERINTAH DAERAH' }, eachRow(ctx, bill))
}

async function* eachRow(ctx: Ctx, bill: BillRow): AsyncGenerator<MutationRow> {
  const build = bill.build_id ? await findBuild(ctx, bill.build_id) : undefined
  const online = build?.people_online ? build.build_id : null
  const premium = parameterOf(loadPolicy(reportingDate(bill.month)), 'premiums/pbpu-pemda-iuran')
  const done = new Set<string>()
  let batch: NamedDispute[] = []
  const flush = async function* () {
    const people = online
      ? await listByCards(
          ctx,
          online,
          batch.flatMap((it) => it.card ?? []),
        )
      : []
    const byCard = new Map(people.map((it) => [it.card, it]))
    const names = await areaNames(
      ctx.trx,
      batch.flatMap((it) => [it.village_code, it.village_code.slice(0, 8)]),
    )
    for (const it of batch) yield rowOf(ctx, it, byCard.get(it.card), { names, premiumRupiah: Number(premium.value) })
    batch = []
  }
  // All are read before the first is looked up: one cursor at a time.
  const lines: NamedDispute[] = []
  for await (const it of rowsOf(ctx.trx, disputes.listAll(ctx, bill.id, { state: 'held' }))) lines.push(it)
  for (const it of lines) {
    const key = it.card ?? `row ${it.row_no}`
    if (STAYS.has(it.main_test) || done.has(key)) continue
    done.add(key)
    batch.push(it)
    if (batch.length === AT_ONCE) yield* flush()
  }
  yield* flush()
}

interface Around {
  names: ReadonlyMap<string, string>
  premiumRupiah: number
}

function rowOf(ctx: Ctx, it: NamedDispute, person: PersonRecord | undefined, { names, premiumRupiah }: Around): MutationRow {
  const numberOf = ctx.bind.scopes.has('people.reveal')
    ? (number: string | null | undefined) => number ?? null
    : (number: string | null | undefined) => masked(number ?? null)
  const known = !it.village_code.endsWith('.00.0000')
  return {
    ...{ mutation: codeOf(it.main_test), name: it.name ?? '', card: numberOf(it.card), nik: numberOf(it.nik), kk: numberOf(person?.kk) },
    ...{
      sex: person?.sex === 'L' || person?.sex === 'P' ? person.sex : null,
      birthDate: it.birth_date,
      address: person?.address,
      rt: person?.rt,
      rw: person?.rw,
    },
    ...{ kecamatanName: names.get(it.village_code.slice(0, 8)) ?? null, villageName: known ? (names.get(it.village_code) ?? null) : null },
    ...{ villageCode: known ? it.village_code : null, since: reportingDate(it.since_month), premiumRupiah },
  }
}
