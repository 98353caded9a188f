import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { areaNames } from '../areas/index.ts'
import { printLetter } from '../letters/index.ts'
import { getSponsor } from './check-sponsor.ts'
import { type Around, certificatePaper, type ReportView, reportPaper } from './papers.calc.ts'
import { nothingToReport } from './problems.ts'
import { getPledge } from './record-pledge.ts'
import { sponsorshipOf } from './report-sponsorship.ts'

/** The donor's report on one pledge, A4. Fails: `sponsors/pledge-not-found`, `sponsors/nothing-to-report`. */
export const printReport = (ctx: Ctx, ask: { pledgeId: string }): Promise<FileReply> => print(ctx, ask, 'sponsor-report', 'laporan-donasi', reportPaper)

/** The certificate of thanks for one pledge, A4. Fails: as `printReport`. */
export const printCertificate = (ctx: Ctx, ask: { pledgeId: string }): Promise<FileReply> =>
  print(ctx, ask, 'sponsor-certificate', 'piagam-donasi', certificatePaper)

type Paper = (report: ReportView, around: Around) => object

async function print(ctx: Ctx, { pledgeId }: { pledgeId: string }, letter: string, name: string, paperOf: Paper): Promise<FileReply> {
  const report = await sponsorshipOf(ctx, { pledgeId })
  if (report.lists.length === 0) throw nothingToReport({})
  const sponsor = await getSponsor(ctx, (await getPledge(ctx, pledgeId)).sponsor_id)
  const { regency } = ctx.bind
  const place = (await areaNames(ctx.trx, [regency])).get(regency) ?? regency
  const paper = paperOf(report, { regency: place, today: todayIn(ctx), sponsor })
  // The trace says which numbers were printed; it is no signature.
  const stamp = createHash('sha256').update(JSON.stringify(paper)).digest('hex').slice(0, 16)
  const { pdf } = await printLetter(letter, { ...paper, stamp })
  return { fileName: `${name}-${pledgeId.slice(0, 8)}.pdf`, contentType: 'application/pdf', body: Readable.from([pdf]) }
}
