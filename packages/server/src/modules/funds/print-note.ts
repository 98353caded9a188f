import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { areaNames } from '../areas/index.ts'
import { printLetter } from '../letters/index.ts'
import { cityRate } from '../rates/index.ts'
import { answerOf, burnOf, gatherYear, type YearAsk } from './get-funds.ts'
import { noteOf } from './note.calc.ts'
import { noBudget } from './problems.ts'
import * as store from './store.ts'

/**
 * The draft note for the change of the budget (APBD-P): what is left, until when it lasts, what must be added and how that was reckoned.
 *
 * Shape: PDF, A4, without number and signature: a draft for the head of the office. Fails: `funds/no-budget` while no pagu is recorded.
 */
export async function printNote(ctx: Ctx, ask: YearAsk): Promise<FileReply> {
  const all = await gatherYear(ctx, ask)
  const answer = answerOf(all)
  if (!answer) throw noBudget({ year: all.year })
  const { regency } = ctx.bind
  const name = (await areaNames(ctx.trx, [regency])).get(regency) ?? regency
  const acts = (await store.listActs(ctx, all.year)).filter((it) => it.decided_on <= all.until)
  const rate = cityRate(answer.newest ?? `${all.year}-01`)
  const note = noteOf({
    answer,
    burn: burnOf(all.outlook, all.year),
    lines: all.lines,
    acts,
    rate,
    year: all.year,
    asOf: all.asOf,
    regency: name,
    printedOn: todayIn(ctx),
  })
  const stamp = createHash('sha256').update(JSON.stringify(note)).digest('hex').slice(0, 16)
  const { pdf } = await printLetter('budget-note', { ...note, stamp })
  return { fileName: `nota-apbdp-${regency}-${all.year}.pdf`, contentType: 'application/pdf', body: Readable.from([pdf]) }
}
