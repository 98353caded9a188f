import type { GetIdentity, OutputOf } from '@semesta/contract'
import { MONTH_REGISTERS, masked, type RegisterId } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import type { MonthRow } from '../months/index.ts'
import { getPersonRows } from '../people/index.ts'
import { attachedTo } from './attachments.ts'
import { aliasesOf } from './identity.calc.ts'
import * as identities from './identity-store.ts'
import * as runs from './run-store.ts'
import * as store from './store.ts'
import type { RunRecord, Values, WholePair } from './tables.ts'

type Row = Awaited<ReturnType<typeof getPersonRows>>['rows'][number]
type Shown = OutputOf<typeof GetIdentity>['joined'][number]

/**
 * Which records make one person, who or what put them together, and what hangs on all of them.
 *
 * Fails: `people/not-found`, `people/names-frozen`, `indicators/month-not-found`.
 */
export async function getIdentity(ctx: Ctx, ask: { month: string; personId: string }): Promise<OutputOf<typeof GetIdentity>> {
  const { month, main, rows } = await getPersonRows(ctx, ask)
  const run = await runs.findInForce(ctx)
  const pairs = run ? await store.pairsOfRecords(ctx, run.id, { ids: recordIdsOf(rows), places: placesOf(rows, month, run) }) : []
  const joined = pairs.filter((it) => it.state === 'same' || (it.band === 'auto' && it.state === 'open'))
  const ids = [...new Set([...recordIdsOf(rows), ...joined.flatMap((it) => [it.left_id, it.right_id])])]
  const known = await identities.findIdentities(ctx, ids)
  const everyId = [...new Set([...ids, ...known.map((it) => it.record_id)])]
  const events = await identities.eventsOf(ctx, [...new Set(known.flatMap((it) => [it.own_id, it.person_id]))])
  return {
    identityId: known[0]?.person_id ?? null,
    joined: run ? await Promise.all(joined.map((it) => present(ctx, it, { rows, month, run }))) : [],
    events: events.map((it) => ({ id: it.id, kind: it.kind, reason: it.reason, by: it.decided_name, at: it.decided_at.toISOString() })),
    attached: await attachedTo(ctx, { month, recordIds: everyId, personIds: [...new Set([main.person_id, ...everyId.flatMap(aliasesOf)])] }),
    canSplit: ctx.bind.scopes.has('linkage.review'),
  }
}

/** The records behind a person's rows, where they are known by card or by a sound NIK. */
function recordIdsOf(rows: readonly Row[]): string[] {
  return rows.flatMap((it) => [
    ...(it.card ? [`peserta:${it.card}`] : []),
    ...(it.nik && it.nik_state === 'ok' && it.row_penduduk !== null ? [`penduduk:${it.nik}`] : []),
  ])
}

/** Whether month and run read the same file of a register, so that its row numbers mean the same rows. */
function isSameFile(month: MonthRow, run: RunRecord, register: RegisterId): boolean {
  const batch = month.sources.find((it) => it.register === register)?.batch
  return batch !== undefined && batch === run.sources.find((it) => it.register === register)?.batch
}

/** The same by register and row: it finds those without a number too. */
function placesOf(rows: readonly Row[], month: MonthRow, run: RunRecord): { register: RegisterId; row: number }[] {
  return MONTH_REGISTERS.filter((register) => isSameFile(month, run, register)).flatMap((register) =>
    rows.flatMap((it) => it[`row_${register}`] ?? []).map((row) => ({ register, row })),
  )
}

const side = (register: RegisterId, it: Values) => ({
  ...{ register, name: it.nama ?? '', nikMasked: masked(it.nik ?? null), cardMasked: masked(it.no_kartu ?? null) },
})

interface Around {
  rows: readonly Row[]
  month: MonthRow
  run: RunRecord
}

async function present(ctx: Ctx, pair: WholePair, around: Around): Promise<Shown> {
  const last = pair.state === 'same' ? (await store.historyOf(ctx, pair.pair_id)).at(-1) : undefined
  return {
    ...{ pairId: pair.pair_id, left: side(pair.left_register, pair.left_values), right: side(pair.right_register, pair.right_values) },
    ...{ how: last ? ('decision' as const) : ('auto' as const), probability: pair.probability, since: last?.decided_at.toISOString() ?? null },
    ...{ by: last?.decided_name ?? null, decisionId: last?.id ?? null, inMonth: isTogether(pair, around) },
  }
}

/** Whether the month on screen already holds both records as this one person. */
function isTogether(pair: WholePair, { rows, month, run }: Around): boolean {
  const ids = recordIdsOf(rows)
  const places = placesOf(rows, month, run)
  const has = (register: RegisterId, row: number, id: string) => ids.includes(id) || places.some((it) => it.register === register && it.row === row)
  return has(pair.left_register, pair.left_row, pair.left_id) && has(pair.right_register, pair.right_row, pair.right_id)
}
