import type { CountDisputes, DisputeRow, GetDispute, ListDisputes, OutputOf } from '@semesta/contract'
import { isTestNik, masked } from '@semesta/kernel'
import type { z } from 'zod'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { areaNames } from '../areas/index.ts'
import * as disputes from './dispute-store.ts'
import { maskedFacts, maskedWords } from './evidence.calc.ts'
import { getBill } from './find-bill.ts'
import { presentStates, presentSums, villageOf } from './present.ts'
import { lineNotFound } from './problems.ts'
import type { NamedDispute } from './tables.ts'
import { testTexts } from './test-texts.ts'

type Choice = Omit<disputes.DisputeFilter, 'rows'>

/** Lines and rupiah of a choice: the same sum that a decision about all of them will carry. Fails: `bills/not-found`, `areas/not-found`. */
export async function countDisputes(ctx: Ctx, ask: Choice & { billId: string }): Promise<OutputOf<typeof CountDisputes>> {
  areaWithin(ctx, ask.area)
  const bill = await getBill(ctx, ask.billId)
  const states = await disputes.sumByState(ctx, bill.id, ask)
  return { total: presentSums(states), states: presentStates(states), heads: bill.heads }
}

/** Exactly the lines a number counted, dearest first. Fails: `bills/not-found`, `areas/not-found`. */
export async function listDisputes(ctx: Ctx, ask: Choice & { billId: string; page: number; pageSize: number }): Promise<OutputOf<typeof ListDisputes>> {
  areaWithin(ctx, ask.area)
  const bill = await getBill(ctx, ask.billId)
  const total = (await disputes.sumByState(ctx, bill.id, ask)).reduce((sum, it) => sum + it.lines, 0)
  const rows = await disputes.listPage(ctx, bill.id, ask, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  return { total, rows: rows.map((it) => presentLine(it, names)) }
}

function presentLine(it: NamedDispute, names: ReadonlyMap<string, string>): z.output<typeof DisputeRow> {
  return {
    ...{ rowNo: it.row_no, mainTest: it.main_test, tests: it.tests, toVerify: it.to_verify, state: it.state, claimed: it.claim_id !== null },
    ...{ sinceMonth: it.since_month, months: it.months, rupiahBilled: it.rupiah_billed, rupiahMinimum: it.rupiah_minimum, rupiahFull: it.rupiah_full },
    ...{ name: it.name ?? '', cardMasked: masked(it.card), nikMasked: masked(it.nik), testData: isTestNik(it.nik) },
    ...villageOf(it.village_code, names),
  }
}

/** One line with its evidence and what was said about it. Fails: `bills/not-found`, `bills/line-not-found`. */
export async function getDispute(ctx: Ctx, ask: { billId: string; rowNo: number }): Promise<OutputOf<typeof GetDispute>> {
  const bill = await getBill(ctx, ask.billId)
  const line = await disputes.findLine(ctx, bill.id, ask.rowNo)
  if (!line) throw lineNotFound({})
  const texts = testTexts(bill.month)
  const shares = await disputes.listShares(ctx, bill.id, line.row_no)
  const history = await disputes.historyOf(ctx, bill.id, line.row_no)
  return {
    ...presentLine(line, await areaNames(ctx.trx, [line.village_code])),
    ...{ month: bill.month, personId: line.person_id && opaqueIds(ctx.app.config.secret).seal(line.person_id), birthDate: line.birth_date },
    ...{ monthBilled: line.month_billed, iuran: line.iuran, bantuan: line.bantuan },
    evidence: line.evidence.map((it) => ({
      ...{ test: it.test, main: it.main, severity: it.severity, ...texts(it.test), sinceMonth: it.since, months: it.months },
      ...{ rupiahMinimum: it.minimum, rupiahFull: it.full, wordsId: maskedWords(it.wordsId), wordsEn: maskedWords(it.wordsEn), facts: maskedFacts(it.facts) },
    })),
    billedMonths: shares.map((it) => ({ month: it.month_billed, bill: it.bill_month, row: it.bill_row, iuran: it.iuran, bantuan: it.bantuan })),
    history: history.map((it) => ({ verdict: it.verdict, reason: it.reason, by: it.decided_by, at: it.decided_at.toISOString() })),
  }
}
