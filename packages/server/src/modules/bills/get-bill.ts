import type { GetBill, ListBills, OutputOf } from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { listOfRegister } from '../registers/index.ts'
import * as disputes from './dispute-store.ts'
import { getBill } from './find-bill.ts'
import { payableOf } from './payable.ts'
import { paymentOf } from './payment.ts'
import { presentBill, presentSums, villageOf } from './present.ts'
import * as store from './store.ts'
import type { BillRow, StatementRow } from './tables.ts'
import { testTexts } from './test-texts.ts'

type Whole = OutputOf<typeof GetBill>

/** A bill as lists carry it. */
export const showBill = async (ctx: Ctx, bill: BillRow) => presentBill(bill, await disputes.sumByState(ctx, bill.id, {}))

/** The bill in force of every month, and files that no bill stands on yet. */
export async function listBills(ctx: Ctx): Promise<OutputOf<typeof ListBills>> {
  const bills = await store.listInForce(ctx)
  const sums = await disputes.sumOfBills(ctx)
  const used = new Set(bills.map((it) => it.batch_id))
  const months = new Set<string>()
  const waiting = (await listOfRegister(ctx, 'tagihan')).flatMap((it) => {
    const month = it.as_of.slice(0, 7)
    // Only the newest file of a month can be its bill.
    if (months.has(month)) return []
    months.add(month)
    return used.has(it.id) ? [] : [{ batchId: it.id, month, fileName: it.file_name, lines: it.rows_accepted ?? 0, heads: null }]
  })
  return {
    rows: bills.map((bill) =>
      presentBill(
        bill,
        sums.filter((it) => it.bill_id === bill.id),
      ),
    ),
    waiting,
  }
}

/** Everything about one bill that needs no names. Fails: `bills/not-found`. */
export async function showWholeBill(ctx: Ctx, billId: string): Promise<Whole> {
  const bill = await getBill(ctx, billId)
  const statement = await store.findStatement(ctx, bill.id)
  const { offset, payable } = await payableOf(ctx, bill, statement)
  return {
    bill: await showBill(ctx, bill),
    revisions: (await store.listRevisions(ctx, bill.month)).map((it) => ({
      ...{ id: it.id, revision: it.revision, state: it.state, letterNumber: it.letter_number, recordedAt: it.recorded_at.toISOString() },
    })),
    result: resultOf(bill),
    tests: await testsOf(ctx, bill),
    villages: await villagesOf(ctx, bill),
    ...{ offset, payable },
    statement: statement ? presentStatement(statement) : null,
    payment: await paymentOf(ctx, bill),
    paymentProblem: bill.payment_problem,
    decisions: await decisionsOf(ctx, bill),
  }
}

function resultOf({ result, month_revision }: BillRow): Whole['result'] {
  if (!result) return null
  const { lines, heads, billed, accepted, acceptedRupiah, bpjs, roster, verified, missing, untested, declared } = result
  const rates = result.rates.map((it) => ({
    ...{ month: it.month, rupiah: it.rupiah },
    confidence: it.parameters.find((parameter) => parameter.confidence !== 'verified')?.confidence ?? 'verified',
  }))
  return { lines, heads, billed, accepted, acceptedRupiah, bpjs, roster, rosterRevision: month_revision, verified, missing, untested, declared, rates }
}

async function testsOf(ctx: Ctx, bill: BillRow): Promise<Whole['tests']> {
  const texts = testTexts(bill.month)
  const any = await disputes.countByAnyTest(ctx, bill.id)
  return (await disputes.sumByTest(ctx, bill.id)).map((it) => ({
    ...{ test: it.test, ...texts(it.test), ...presentSums([it]), open: it.open, held: it.held, dropped: it.dropped },
    severity: bill.result?.disputed.find((known) => known.test === it.test)?.severity ?? 'medium',
    anyLines: any.get(it.test) ?? 0,
  }))
}

async function villagesOf(ctx: Ctx, bill: BillRow): Promise<Whole['villages']> {
  const sums = await disputes.sumByVillage(ctx, bill.id)
  const names = await areaNames(
    ctx.trx,
    sums.map((it) => it.village_code),
  )
  return sums.map((it) => ({ code: it.village_code, name: villageOf(it.village_code, names).villageName ?? '', ...presentSums([it]) }))
}

const presentStatement = (it: StatementRow): Whole['statement'] => ({
  ...{ numberPemda: it.number_pemda, numberBpjs: it.number_bpjs, signedOn: it.signed_on, closing: it.closing },
  ...{ signedBy: `${it.signatories.pemdaName}, ${it.signatories.bpjsName}`, verifiedBy: it.verified_by, verifiedAt: it.verified_at.toISOString() },
})

async function decisionsOf(ctx: Ctx, bill: BillRow): Promise<Whole['decisions']> {
  const all = await disputes.listDecisions(ctx, bill.id)
  const undone = new Set(all.map((it) => it.undoes))
  return all.map((it) => ({
    ...{ id: it.id, verdict: it.verdict, reason: it.reason, lines: it.lines, rupiahFull: it.rupiah_full, by: it.decided_by, at: it.decided_at.toISOString() },
    undoable: bill.state === 'challenged' && it.verdict !== 'undone' && !undone.has(it.id) && it.standing === it.lines,
  }))
}
