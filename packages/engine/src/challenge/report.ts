import { addMonths } from '@semesta/kernel'
import type { Policy } from '../rules/policy.ts'
import type { Session } from '../session.ts'
import type { Balance, ChallengedTest, ChallengeInput, ChallengeReport } from '../tasks.ts'
import { RATE_PARAMETERS, setRates } from './read-bill.ts'
import { nameOf } from './tests.ts'

const rupiah = (sql: string) => `coalesce(${sql}, 0)::double`

/** opening + added − removed − closing; null where a part is not known. */
export function balance(it: Omit<Balance, 'gap'>): Balance {
  const { opening, added, removed, closing } = it
  const gap = opening === null || added === null || removed === null || closing === null ? null : opening + added - removed - closing
  return { ...it, gap }
}

/** The roster's own account between the first of the month before and the first of this one: active cards paid by the city. */
async function rosterBalance(session: Session, input: ChallengeInput): Promise<Balance> {
  const hasBefore = input.history.some((it) => it.month === addMonths(input.month, -1))
  const member = (month: string) => `(select card from picture where month = getvariable('${month}') and is_active and segment = 'PBPU_PEMDA')`
  const row = await session.one<{ opening: number; added: number; removed: number; closing: number }>(
    `select (select count(*) from ${member('month_before')})::integer as opening, (select count(*) from ${member('month')})::integer as closing,
       (select count(*) from ${member('month')} anti join ${member('month_before')} using (card))::integer as added,
       (select count(*) from ${member('month_before')} anti join ${member('month')} using (card))::integer as removed`,
  )
  const closing = row?.closing ?? 0
  return balance(hasBefore && row ? row : { opening: null, added: null, removed: null, closing })
}

async function verifiedHeads(session: Session): Promise<number> {
  const row = await session.one<{ heads: number }>(
    `select count(*)::integer as heads from people where is_active and segment = 'PBPU_PEMDA' and coverage_step = 'verified'`,
  )
  return row?.heads ?? 0
}

function declaredOf({ declared }: ChallengeInput, heads: number, billed: number): ChallengeReport['declared'] {
  const gap = (said: number | null, is: number) => (said === null ? null : said - is)
  return { ...declared, headsGap: gap(declared.heads, heads), rupiahGap: gap(declared.rupiah, billed) }
}

function lawOf({ billTests, parameters }: Policy): Pick<ChallengeReport, 'tests' | 'parameters'> {
  const ids = new Set([...billTests.flatMap((it) => Object.values(it.params)), 'premiums/audit-minimum', ...Object.values(RATE_PARAMETERS)])
  return {
    tests: billTests.map((it) => ({ id: it.id, hash: it.hash })),
    parameters: [...parameters.values()].filter((it) => ids.has(it.id)).map(({ id, value, hash }) => ({ id, value: String(value), hash })),
  }
}

/** A bill that is a letter with a number of heads: what both sides count, and nothing about lines. */
export async function reportOfHeads(session: Session, input: ChallengeInput, policy: Policy, openPictures: () => Promise<void>): Promise<ChallengeReport> {
  if (input.bill.kind !== 'heads') throw new TypeError('a bill by name is reported line by line')
  await openPictures()
  const rates = await setRates(session, [input.month])
  const { heads } = input.bill
  const [iuran = 0, bantuan = 0] = rates[0]?.parameters.map((it) => it.value * heads) ?? []
  const billed = input.bill.rupiah ?? iuran + bantuan
  const roster = await rosterBalance(session, input)
  const none = { lines: 0, rupiahBilled: 0, rupiahMinimum: 0, rupiahFull: 0 }
  return {
    ...{ regency: input.regency, month: input.month, kind: 'heads', lines: 0, heads, billed },
    ...{ iuran: billed - Math.min(bantuan, billed), bantuan: Math.min(bantuan, billed), accepted: 0, acceptedRupiah: billed, disputed: [] },
    distinct: { ...none, verify: 0 },
    bpjs: balance({ opening: input.opening, added: null, removed: null, closing: heads }),
    roster,
    verified: await verifiedHeads(session),
    missing: Math.max(0, (roster.closing ?? 0) - heads),
    closing: heads,
    declared: declaredOf(input, heads, iuran + bantuan),
    reading: { how: 'law', fits: 0, lines: 0 },
    matched: { card: 0, nik: 0, nameBirth: 0, none: 0 },
    untested: 0,
    bills: [],
    rates,
    ...lawOf(policy),
  }
}

async function testsOf(session: Session, policy: Policy): Promise<ChallengedTest[]> {
  const found = await session.all<Omit<ChallengedTest, 'severity' | 'main'> & { m_lines: number; m_billed: number; m_minimum: number; m_full: number }>(
    `select test, count(*)::integer as lines, ${rupiah('sum(rupiah_minimum)')} as "rupiahMinimum", ${rupiah('sum(rupiah_full)')} as "rupiahFull",
       (count(*) filter (is_main))::integer as m_lines, ${rupiah('sum(rupiah_billed) filter (is_main)')} as m_billed,
       ${rupiah('sum(rupiah_minimum) filter (is_main)')} as m_minimum, ${rupiah('sum(rupiah_full) filter (is_main)')} as m_full
     from dispute group by test`,
  )
  const by = new Map(found.map((it) => [it.test, it]))
  return policy.billTests.map((test) => {
    const it = by.get(nameOf(test))
    const { lines = 0, rupiahMinimum = 0, rupiahFull = 0 } = it ?? {}
    const main = { lines: it?.m_lines ?? 0, rupiahBilled: it?.m_billed ?? 0, rupiahMinimum: it?.m_minimum ?? 0, rupiahFull: it?.m_full ?? 0 }
    return { test: nameOf(test), severity: test.severity, lines, rupiahMinimum, rupiahFull, main }
  })
}

interface Read {
  rates: ChallengeReport['rates']
  reading: ChallengeReport['reading']
}

async function bpjsBalance(session: Session, input: ChallengeInput, closing: number): Promise<Balance> {
  const row = await session.one<{ heads: number; added: number; removed: number }>(
    `select (select count(*) from head_before)::integer as heads, (count(*) filter (kind = 'added'))::integer as added, (count(*) filter (kind = 'removed'))::integer as removed from mutation`,
  )
  if (input.earlierBills.length === 0 || !row) return balance({ opening: input.opening, added: null, removed: null, closing })
  return balance({ opening: input.opening ?? row.heads, added: row.added, removed: row.removed, closing })
}

/** The numbers of a bill by name, counted from the rows that were just written. */
export async function reportOfLines(session: Session, input: ChallengeInput, policy: Policy, { rates, reading }: Read): Promise<ChallengeReport> {
  const sums = await session.one<{ lines: number; billed: number; iuran: number; bantuan: number; disputed: number; stake: number; untested: number }>(
    `select count(*)::integer as lines, ${rupiah('sum(rupiah)')} as billed, ${rupiah('sum(iuran)')} as iuran, ${rupiah('sum(bantuan)')} as bantuan,
       (count(*) filter (is_disputed))::integer as disputed, ${rupiah('sum(rupiah_disputed)')} as stake,
       (select count(*) from now_line where not has_picture)::integer as untested
     from line`,
  )
  const heads = (await session.one<{ heads: number }>('select count(*)::integer as heads from head'))?.heads ?? 0
  const matched = await session.one<ChallengeReport['matched']>(
    `select (count(*) filter (matched_by = 'card'))::integer as card, (count(*) filter (matched_by = 'nik'))::integer as nik,
       (count(*) filter (matched_by = 'name-birth'))::integer as "nameBirth", (count(*) filter (matched_by is null))::integer as none from line`,
  )
  const disputed = await testsOf(session, policy)
  const total = (pick: (it: ChallengedTest) => number) => disputed.reduce((sum, it) => sum + pick(it), 0)
  const { lines = 0, billed = 0, iuran = 0, bantuan = 0, disputed: wrong = 0, stake = 0, untested = 0 } = sums ?? {}
  const verify = disputed.reduce((sum, it) => sum + (it.severity === 'low' ? it.main.lines : 0), 0)
  const missing = (await session.one<{ heads: number }>(`select count(*)::integer as heads from mutation where kind = 'missing'`))?.heads ?? 0
  return {
    ...{ regency: input.regency, month: input.month, kind: 'lines', lines, heads, billed, iuran, bantuan },
    ...{ accepted: lines - wrong, acceptedRupiah: billed - stake, disputed },
    distinct: { lines: wrong, rupiahBilled: stake, rupiahMinimum: total((it) => it.main.rupiahMinimum), rupiahFull: total((it) => it.main.rupiahFull), verify },
    bpjs: await bpjsBalance(session, input, heads),
    roster: await rosterBalance(session, input),
    verified: await verifiedHeads(session),
    missing,
    closing: heads,
    declared: declaredOf(input, heads, billed),
    reading,
    matched: matched ?? { card: 0, nik: 0, nameBirth: 0, none: 0 },
    untested,
    bills: input.earlierBills.map((it) => it.month).toSorted(),
    rates,
    ...lawOf(policy),
  }
}
