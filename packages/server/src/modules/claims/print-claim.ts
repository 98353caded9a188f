import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { billTestCards, findRegency, loadPolicy } from '@semesta/engine'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { countText, dateText, monthText, printLetter, rupiahText, spelled } from '../letters/index.ts'
import { amountsOfClaim, getClaim } from './read-claims.ts'
import * as store from './store.ts'

const bases = {
  minimum: 'satu bulan iuran untuk tiap baris, seperti yang dihitung pemeriksa sebagai nilai paling sedikit',
  full: 'seluruh bulan yang telah ditagih sejak sebab itu berlaku, dengan tarif bulannya masing-masing',
}

/** The claim letter as an A4 PDF: sums by reason and by month, no names; the list goes with it as a file. Fails: `claims/not-found`. */
export async function printClaim(ctx: Ctx, { claimId }: { claimId: string }): Promise<FileReply> {
  const claim = await getClaim(ctx, claimId)
  const { claimed } = await amountsOfClaim(ctx, claim.id)
  const cards = new Map(billTestCards(loadPolicy(claim.sent_on)).map((it) => [it.id, it]))
  const byTest = Map.groupBy(await store.sumByTest(ctx, claim.id), (it) => it.test)
  const byMonth = Map.groupBy(await store.sumLines(ctx, claim.id), (it) => it.month)
  const sum = (parts: readonly { lines: number; iuran: number; bantuan: number }[]) => ({
    lines: countText(parts.reduce((total, it) => total + it.lines, 0)),
    iuran: rupiahText(parts.reduce((total, it) => total + it.iuran, 0)),
    bantuan: rupiahText(parts.reduce((total, it) => total + it.bantuan, 0)),
    total: rupiahText(parts.reduce((total, it) => total + it.iuran + it.bantuan, 0)),
  })
  const months = [...byMonth.keys()].toSorted()
  const content = {
    ...{ regency: findRegency(ctx.bind.regency)?.name ?? ctx.bind.regency, number: claim.number, sentOn: dateText(claim.sent_on) },
    ...{ answerDueOn: dateText(claim.answer_due_on), months: monthsText(months), basis: bases[claim.basis], note: claim.note ?? '' },
    ...{ lines: countText(claimed.lines), rupiah: rupiahText(claimed.rupiah), rupiahWords: `${spelled(claimed.rupiah)} rupiah` },
    tests: [...byTest].map(([test, parts]) => ({ judul: cards.get(test)?.judul ?? test, source: cards.get(test)?.source ?? '', ...sum(parts) })),
    byMonth: months.map((month) => ({ month: monthText(month), ...sum(byMonth.get(month) ?? []) })),
  }
  const stamp = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  const { pdf } = await printLetter('claim-letter', { ...content, stamp })
  return { fileName: `surat-klaim-${claim.number.replaceAll(/[^\w-]+/g, '-')}.pdf`, contentType: 'application/pdf', body: Readable.from([pdf]) }
}

function monthsText(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return '–'
  return first === last ? monthText(first) : `${monthText(first)} sampai ${monthText(last)}`
}
