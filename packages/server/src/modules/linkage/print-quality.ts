import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { areaNames } from '../areas/index.ts'
import { printLetter } from '../letters/index.ts'
import { getQuality } from './quality.ts'
import { dateText, statementOf } from './statement.calc.ts'

/**
 * The quality statement of a run as an A4 letter.
 *
 * Shape: PDF; its trace is the start of the sha256 of everything printed. Fails: `linkage/run-not-found`.
 */
export async function printQuality(ctx: Ctx, { runId }: { runId: string }): Promise<FileReply> {
  const quality = await getQuality(ctx, { runId })
  const { regency } = ctx.bind
  const today = todayIn(ctx)
  const name = (await areaNames(ctx.trx, [regency])).get(regency) ?? regency
  const statement = statementOf(quality, { regency: name, printedAt: dateText(today) })
  const stamp = createHash('sha256').update(JSON.stringify(statement)).digest('hex').slice(0, 16)
  const { pdf } = await printLetter('linkage-quality', { ...statement, stamp })
  return { fileName: `mutu-padanan-${regency}-${runId.slice(0, 8)}.pdf`, contentType: 'application/pdf', body: Readable.from([pdf]) }
}
