import { type AreaCode, problem } from '@semesta/kernel'
import type { OpenApp } from '../../platform/app.ts'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import * as store from './check-store.ts'
import { contentDigest } from './journal.calc.ts'
import { accounts } from './post-journals.ts'

/** Faults told of one rule; the rest would only repeat them. */
const MOST = 20

export interface Fault {
  rule: string
  subject: string
  detail: string
}
export interface BooksReport extends store.Totals {
  regency: AreaCode
  /** number of the last journal and its hash */
  head: { seq: number; hash: string }
  closedThrough: string | null
  sound: boolean
  /** every rule that was looked at */
  rules: string[]
  faults: Fault[]
}

export const booksBroken = problem<{ regency: string; rule: string; subject: string }>(
  'ledger/books-broken',
  409,
  (it) => `The books of ${it.regency} break ${it.rule} at ${it.subject}: somebody changed rows outside Semesta. Compare with the last audit pack.`,
)

/** Looks at everything that must be true of the books of the regency of this request. Person-months are looked at only with the right to them. */
export async function checkBooks(ctx: Ctx): Promise<BooksReport> {
  const { regency, names } = ctx.bind
  const chart = chartOf()
  const rules = names ? { ...store.RULES, 'attribution-whole': store.attributionWhole } : store.RULES
  const faults: Fault[] = []
  for (const [rule, query] of Object.entries(rules)) {
    for (const fault of await store.firstFaults(ctx, query(regency, chart), MOST)) faults.push({ rule, ...fault })
  }
  faults.push(...(await changedContent(ctx)))
  const { seq = 0, hash = 'genesis', closed_through = null } = (await store.findHead(ctx)) ?? {}
  const looked = [...Object.keys(rules), CONTENT]
  return { regency, ...(await store.totalsOf(ctx)), head: { seq, hash }, closedThrough: closed_through, sound: faults.length === 0, rules: looked, faults }
}

/** The books of one regency, or of every one that has any, each as they stand at one moment. */
export async function checkAllBooks(app: OpenApp, regency?: AreaCode): Promise<BooksReport[]> {
  const { rows } = await app.owner.query<{ code: string }>(
    'select regency_code as code from ledger_head union select regency_code from ledger_journal order by 1',
  )
  const reports: BooksReport[] = []
  for (const code of regency === undefined ? rows.map((it) => it.code) : [regency]) {
    reports.push(await inRegency(app, systemActor('console'), systemBind(code), checkBooks, { frozen: true }))
  }
  return reports
}

function chartOf(): store.Chart {
  const all = [...accounts().values()]
  const of = (kind: string) => all.filter((it) => it.class === kind).map((it) => it.id)
  return { all: all.map((it) => it.id), expense: of('expense'), budget: of('budget'), memorandum: of('memorandum') }
}

const CONTENT = 'content-unchanged'

/** Journals that no longer say what they said when they were posted. */
async function changedContent(ctx: Ctx): Promise<Fault[]> {
  const faults: Fault[] = []
  let lines: store.BookedLine[] = []
  const look = () => {
    const [header] = lines
    if (header && contentDigest({ ...header, lines }) !== header.digest)
      faults.push({ rule: CONTENT, subject: header.id, detail: `journal ${header.seq} was changed` })
  }
  for await (const line of store.eachLine(ctx)) {
    if (lines[0] && lines[0].id !== line.id) {
      look()
      lines = []
    }
    lines.push(line)
    if (faults.length >= MOST) return faults
  }
  look()
  return faults
}
