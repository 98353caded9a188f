import { COVERAGE_STEPS } from '@semesta/kernel'
import type { Policy } from '../rules/policy.ts'
import type { Session } from '../session.ts'
import type { MonthReport } from '../tasks.ts'

type Counted = { population: number; registered: number; active: number }

/** Sums of the cube: every number of the report is one of these, so none can differ from a page. */
async function sums(session: Session, by: string): Promise<(Counted & { key: string })[]> {
  return session.all<Counted & { key: string }>(
    `select ${by} as key, sum(population)::integer as population, sum(registered)::integer as registered, sum(active)::integer as active
     from cell group by all order by all`,
  )
}

/**
 * The numbers of a built month, read from its cube and its findings.
 *
 * Shape: needs the views `cell` and `finding` over the files just written.
 */
export async function reportOf(session: Session, policy: Policy): Promise<MonthReport> {
  const [all] = await sums(session, `''`)
  const steps = new Map((await sums(session, 'coverage_step')).map((it) => [it.key, it.registered]))
  const findings = await session.all<{ rule: string; people: number; rupiahPerMonth: number }>(
    'select rule, count(*)::integer as people, sum(rupiah_per_month)::double as "rupiahPerMonth" from finding group by rule order by rule',
  )
  const found = new Map(findings.map((it) => [it.rule, it]))
  const size = await session.one<{ people: number; findings: number }>(
    'select (select count(*) from stg.entry)::integer as people, (select count(*) from finding)::integer as findings',
  )
  const params = new Set(policy.rules.flatMap((rule) => Object.values(rule.params)))
  return {
    counts: { population: all?.population ?? 0, registered: all?.registered ?? 0, active: all?.active ?? 0 },
    waterfall: COVERAGE_STEPS.map((step) => ({ step, heads: steps.get(step) ?? 0 })),
    findings: policy.rules.map(({ id }) => found.get(id) ?? { rule: id, people: 0, rupiahPerMonth: 0 }),
    segments: (await sums(session, 'segment')).filter((it) => it.key !== '').map(({ key, registered, active }) => ({ segment: key, registered, active })),
    villages: (await sums(session, 'village_code')).map(({ key, ...counted }) => ({ code: key, ...counted })),
    rules: policy.rules.map(({ id, hash }) => ({ id, hash })),
    parameters: [...policy.parameters.values()]
      .filter((it) => params.has(it.id) || it.id.startsWith('uhc/'))
      .map(({ id, value, hash }) => ({ id, value: String(value), hash })),
    peopleRows: size?.people ?? 0,
    findingRows: size?.findings ?? 0,
  }
}
