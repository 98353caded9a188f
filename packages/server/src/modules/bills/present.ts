import { type Bill, DISPUTE_STATES } from '@semesta/contract'
import type { z } from 'zod'
import type { DisputeSum } from './dispute-store.ts'
import type { BillRow, DisputeState } from './tables.ts'

type StateSum = DisputeSum & { state: DisputeState }
const plus = (a: number, b: number) => a + b

/** Sums of several groups as the wire carries them. */
export function presentSums(parts: readonly DisputeSum[]) {
  const of = (key: keyof DisputeSum) => parts.map((it) => it[key]).reduce(plus, 0)
  return {
    ...{ lines: of('lines'), rupiahBilled: of('rupiah_billed'), rupiahMinimum: of('rupiah_minimum'), rupiahFull: of('rupiah_full') },
    toVerify: { lines: of('verify_lines'), rupiahMinimum: of('verify_minimum'), rupiahFull: of('verify_full') },
  }
}

/** Every state, also those without a line. */
export const presentStates = (parts: readonly StateSum[]) =>
  DISPUTE_STATES.map((state) => ({ state, ...presentSums(parts.filter((it) => it.state === state)) }))

export function presentBill(it: BillRow, disputed: readonly StateSum[]): z.output<typeof Bill> {
  return {
    ...{ id: it.id, month: it.month, revision: it.revision, superseded: it.superseded, state: it.state, byName: it.batch_id !== null },
    ...{ letterNumber: it.letter_number, letterOn: it.letter_on, receivedOn: it.received_on, dueOn: it.due_on },
    ...{ heads: it.heads, iuran: it.iuran, bantuan: it.bantuan, fileName: it.file_name, batchId: it.batch_id, reason: it.reason },
    ...{ recordedBy: it.recorded_by, recordedAt: it.recorded_at.toISOString(), jobId: it.job_id, problem: it.problem },
    disputed: presentStates(disputed),
  }
}

/** A village, null for people whom no register places. */
export const villageOf = (code: string, names: ReadonlyMap<string, string>) =>
  code.endsWith('.00.0000') ? { villageCode: null, villageName: null } : { villageCode: code, villageName: names.get(code) ?? code }
