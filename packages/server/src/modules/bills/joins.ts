import { joinAttachments } from '../linkage/index.ts'
import { listMonths } from '../months/index.ts'
import { joinDependents } from '../registers/index.ts'
import * as disputes from './dispute-store.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

const dependent = (bill: BillRow, blocks: boolean) => ({
  ...{ kind: bill.state === 'verified' ? 'signed-bill' : 'open-bill', id: bill.id, name: `${bill.letter_number} (${bill.month})`, blocks },
})

/** A signed bill keeps the file it names; a register that its month was built from may go, and the bill is held against the roster anew. */
joinDependents(async (ctx, batch) => {
  if (batch.register === 'tagihan') return (await store.listOfBatch(ctx, batch.id)).map((it) => dependent(it, it.state === 'verified'))
  const built = new Set((await listMonths(ctx)).filter((it) => it.sources.some((source) => source.batch === batch.id)).map((it) => it.build_id))
  return (await store.listInForce(ctx)).filter((it) => it.build_id !== null && built.has(it.build_id)).map((it) => dependent(it, false))
})

joinAttachments({ kind: 'disputes', count: (ctx, { personIds }) => disputes.countOfPersons(ctx, personIds) })
