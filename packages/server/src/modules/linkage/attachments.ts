import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { countEntries } from '../audit/index.ts'
import { countFindingsOf } from '../findings/index.ts'
import { countBookings } from '../ledger/index.ts'
import type { MonthRow } from '../months/index.ts'
import * as store from './store.ts'

/** A record or several, as other modules know the person behind them. */
export interface Holder {
  month: MonthRow | null
  /** `<register>:<key>` */
  recordIds: readonly string[]
  /** person ids of the month */
  personIds: readonly string[]
}

/** How a module says what it has attached to a person. It counts by record or by person id and keeps its rows where they are. */
export interface AttachmentProvider {
  kind: string
  count(ctx: Ctx, holder: Holder): Promise<number>
}

/** Everything that follows a person: rooms below this one stand here, rooms above join when they are loaded. */
const providers: AttachmentProvider[] = [
  { kind: 'findings', count: async (ctx, { month, personIds }) => (month ? countFindingsOf(ctx, month, personIds) : 0) },
  {
    kind: 'reveals',
    count: (ctx, { personIds }) => {
      const { seal } = opaqueIds(ctx.app.config.secret)
      return countEntries(ctx, { action: 'people.revealed', subjects: personIds.map(seal) })
    },
  },
  { kind: 'bookings', count: (ctx, { personIds }) => countBookings(ctx, personIds) },
  { kind: 'decisions', count: async (ctx, { recordIds }) => (await store.decisionsOfRecords(ctx, recordIds)).filter((it) => it.state !== 'open').length },
]

/** Lets a room say what it has attached to people. Called once, when the room is loaded. */
export function joinAttachments(provider: AttachmentProvider): void {
  providers.push(provider)
}

/** What hangs on some records, by kind; kinds without anything are left out. */
export async function attachedTo(ctx: Ctx, holder: Holder): Promise<{ kind: string; count: number }[]> {
  const all: { kind: string; count: number }[] = []
  for (const { kind, count } of providers) all.push({ kind, count: await count(ctx, holder) })
  return all.filter((it) => it.count > 0)
}
