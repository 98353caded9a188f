import { readFileSync } from 'node:fs'
import { addMonths, MEMBER_CLASSES, reportingDate } from '@semesta/kernel'
import { ratesAt } from '../rates/rate-set.ts'
import { loadPolicy, parameterOf } from '../rules/policy.ts'
import { literal, openSession, type Session } from '../session.ts'
import { CANDIDATE_COLUMNS, type CandidatesInput, type CandidatesReport, DEBT_COLUMNS, HOUSEHOLD_COLUMNS } from './task.ts'

const sqlOf = (name: string) => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8')

/**
 * The people of a built month for whom somebody else could pay, and what is counted of them.
 *
 * Shape:  candidate.csv, debt.csv and household.csv in `outDir`, as PostgreSQL's COPY takes them.
 * Unit:   whole rupiah. What the rates give is the debt of the months owed at the rate of each of those months, at most as many as the law asks for.
 * Fails:  as DuckDB does when a file is not there; Error when a parameter has no value at the reporting date.
 * Source: policy/parameters/premiums (class rates, arrears-months-max), policy/parameters/membership/newborn-watch-days.
 */
export async function runCandidates(input: CandidatesInput): Promise<CandidatesReport> {
  const asOf = reportingDate(input.month)
  const policy = loadPolicy(asOf)
  const session = await openSession(input.limits)
  try {
    await session.run(`create view people as from read_parquet(${literal(input.people)}); create view finding as from read_parquet(${literal(input.findings)})`)
    await session.run(`set variable as_of = date ${literal(asOf)}`)
    await session.run(`set variable watch_days = ${Number(parameterOf(policy, 'membership/newborn-watch-days').value)}`)
    await session.run(`set variable cap_months = ${capOf(asOf)}`)
    await session.run(`create table debt (class varchar, months integer, rupiah bigint); insert into debt values ${debtRows(input.month).join(', ')}`)
    await session.run(sqlOf('candidate'))
    await session.run(sqlOf('totals'))
    await write(session, input, 'candidate', CANDIDATE_COLUMNS)
    await write(session, input, 'debt', DEBT_COLUMNS, 'total')
    await write(session, input, 'household', HOUSEHOLD_COLUMNS, 'household_total')
    return await reportOf(session)
  } finally {
    session.close()
  }
}

/** Most months that must be paid before cover returns. Fails: Error when the law of the day names none. */
function capOf(asOf: string): number {
  const { arrearsMonthsMax } = ratesAt(asOf)
  if (arrearsMonthsMax === null) throw new Error(`premiums/arrears-months-max has no value on ${asOf}`)
  return arrearsMonthsMax
}

/** What `months` unpaid months before this one cost in each class, month by month at the rate of its time. Classes and months without a rate are left out. */
function debtRows(month: string): string[] {
  return MEMBER_CLASSES.flatMap((id) => {
    let sum = 0
    const rows: string[] = []
    for (let ago = 1; ago <= capOf(reportingDate(month)); ago++) {
      const rate = ratesAt(reportingDate(addMonths(month, -ago))).self[id]
      if (!rate) break
      sum += rate.own
      rows.push(`('${id}', ${ago}, ${sum})`)
    }
    return rows
  })
}

async function write(session: Session, { outDir }: CandidatesInput, name: string, columns: readonly string[], table = name): Promise<void> {
  await session.run(`copy (select ${columns.join(', ')} from ${table}) to ${literal(`${outDir}/${name}.csv`)} (format csv, header false, nullstr '')`)
}

async function reportOf(session: Session): Promise<CandidatesReport> {
  const it = await session.one<{ candidates: number; heads: number; roster: number; rates: number }>(
    `select count(*)::integer as candidates, count(*) filter (grp = 'arrears')::integer as heads,
       coalesce(sum(roster_rupiah), 0)::double as roster, coalesce(sum(rates_rupiah), 0)::double as rates from candidate`,
  )
  return { candidates: it?.candidates ?? 0, arrears: { heads: it?.heads ?? 0, rosterRupiah: it?.roster ?? 0, ratesRupiah: it?.rates ?? 0 } }
}
