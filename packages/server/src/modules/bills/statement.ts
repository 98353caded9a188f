import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { findRegency } from '@semesta/engine'
import { reportingDate } from '@semesta/kernel'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { printLetter } from '../letters/index.ts'
import * as disputes from './dispute-store.ts'
import { getBill } from './find-bill.ts'
import { payableOf } from './payable.ts'
import { villageOf } from './present.ts'
import { notChallenged } from './problems.ts'
import { type Signed, type Statement, type StatementFacts, statementOf } from './statement-words.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'
import { testTexts } from './test-texts.ts'

/** The paper of a bill from its numbers as they are now. Fails: `bills/not-challenged`. */
export async function draftStatement(ctx: Ctx, bill: BillRow, signed: Signed | null): Promise<Statement> {
  return statementOf(await factsOf(ctx, bill), signed)
}

/**
 * The Berita Acara Rekonsiliasi as an A4 PDF: as it was signed, or a draft that says so on every page.
 *
 * Shape: no names, so every reader of the money may print it; its trace is the start of the sha256 of everything printed.
 * Fails: `bills/not-found`, `bills/not-challenged`.
 */
export async function printStatement(ctx: Ctx, { billId }: { billId: string }): Promise<FileReply> {
  const bill = await getBill(ctx, billId)
  const signed = await store.findStatement(ctx, bill.id)
  const content = signed?.content ?? (await draftStatement(ctx, bill, null))
  const stamp = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  const { pdf } = await printLetter('bill-statement', { ...content, stamp })
  return { fileName: `ba-rekonsiliasi-${ctx.bind.regency}-${bill.month}.pdf`, contentType: 'application/pdf', body: Readable.from([pdf]) }
}

async function factsOf(ctx: Ctx, bill: BillRow): Promise<StatementFacts> {
  const { result } = bill
  if (!result) throw notChallenged({ state: bill.state })
  const texts = testTexts(bill.month)
  const sum = (it: disputes.DisputeSum) => ({ lines: it.lines, minimum: it.rupiah_minimum, full: it.rupiah_full })
  const tests = await disputes.sumByTest(ctx, bill.id, { state: 'held' })
  const [dropped] = await disputes.sumByState(ctx, bill.id, { state: 'dropped' })
  const [open] = await disputes.sumByState(ctx, bill.id, { state: 'open' })
  const villages = await disputes.sumByVillage(ctx, bill.id, { state: 'held' })
  const places = villages.flatMap((it) => [it.village_code, it.village_code.slice(0, 8)])
  const names = await areaNames(ctx.trx, places)
  return {
    ...{ regency: findRegency(ctx.bind.regency)?.name ?? ctx.bind.regency, month: bill.month, revision: bill.revision, heads: bill.heads },
    letter: { number: bill.letter_number, on: bill.letter_on },
    ...{ billed: { iuran: bill.iuran, bantuan: bill.bantuan }, payable: (await payableOf(ctx, bill, undefined)).payable },
    ...{ bpjs: result.bpjs, roster: result.roster, rosterAsOf: reportingDate(bill.month), verified: result.verified, missing: result.missing },
    ...{
      closing: result.closing,
      byName: result.kind === 'lines',
      dropped: dropped ? sum(dropped) : { lines: 0, minimum: 0, full: 0 },
      open: open?.lines ?? 0,
    },
    tests: tests.map((it) => ({ ...texts(it.test), ...sum(it) })),
    villages: villages.map((it) => ({
      ...{ name: villageOf(it.village_code, names).villageName ?? 'Tidak diketahui tempatnya', ...sum(it) },
      kecamatan: names.get(it.village_code.slice(0, 8)) ?? '–',
    })),
  }
}
