import { reportingDate } from '@semesta/kernel'
import type { Session } from '../session.ts'
import { ARTEFACTS, type MonthInput, type MonthReport } from '../tasks.ts'

/** A number that depends on every value of every row and not on their order: two files with it hold the same rows. */
async function digest(session: Session, view: string): Promise<string> {
  const row = await session.one<{ digest: string }>(`select coalesce(sum(hash(t)), 0)::varchar as digest from ${view} as t`)
  return row?.digest ?? '0'
}

/**
 * What a month is made of and what came out, as text: the same inputs give the same bytes.
 *
 * Shape: no clock, no path, no random id; sources, rules and parameters in the order of their ids.
 */
export async function manifestOf(session: Session, input: MonthInput, report: MonthReport): Promise<string> {
  const sources = input.sources
    .map(({ register, batch, sha256, asOf, rows }) => ({ register, batch, sha256, asOf, rows }))
    .toSorted((a, b) => `${a.register}${a.asOf}`.localeCompare(`${b.register}${b.asOf}`))
  const links = input.links
    ? { rows: (await session.one<{ rows: number }>('select count(*)::integer as rows from src.link'))?.rows ?? 0, digest: await digest(session, 'src.link') }
    : null
  const { counts, waterfall, findings, rules, parameters, peopleRows, findingRows } = report
  const digests: Record<string, string> = {}
  for (const artefact of ARTEFACTS) digests[artefact] = await digest(session, artefact)
  const head = { format: 1, regency: input.regency, month: input.month, asOf: reportingDate(input.month) }
  return `${JSON.stringify({ ...head, sources, links, rules, parameters, counts, waterfall, findings, peopleRows, findingRows, digests }, null, 2)}\n`
}
