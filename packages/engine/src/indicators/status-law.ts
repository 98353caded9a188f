import { parse } from 'yaml'
import { z } from 'zod'
import { loadPolicy, type Policy, parameterOf } from '../rules/policy.ts'
import { readContent } from '../rules/policy-dir.ts'
import { decideStatus, type Status, type StatusInput, type StatusRule, type Thresholds } from './status.ts'

const StatusName = z.enum(['belum-uhc', 'uhc-cut-off', 'uhc-prioritas'])
const StatusFile = z.strictObject({
  id: z.literal('uhc/status'),
  judul: z.string(),
  title: z.string(),
  periods: z.array(
    z.strictObject({
      since: z.iso.date(),
      until: z.iso.date().optional(),
      asks: z.array(z.enum(['coverage', 'keaktifan', 'arrears'])).min(1),
      allMet: StatusName,
      coverageOnly: StatusName,
      arrears: StatusName,
      meaning: z.string(),
      source: z.string().trim().min(10),
      checkedOn: z.iso.date(),
    }),
  ),
})

let periods: z.infer<typeof StatusFile>['periods'] | undefined

function statusPeriods() {
  if (periods) return periods
  const content = readContent('indicators', '.yaml').find((it) => it.id === 'uhc/status')
  periods = StatusFile.parse(parse(content?.text ?? '')).periods
  return periods
}

function thresholdsOf(policy: Policy): Thresholds {
  const keaktifan = policy.parameters.get('uhc/keaktifan-min')
  return {
    coverageMin: Number(parameterOf(policy, 'uhc/coverage-min').value),
    keaktifanMin: keaktifan ? Number(keaktifan.value) : null,
    keaktifanBasis: parameterOf(policy, 'uhc/keaktifan-basis').value === 'population' ? 'population' : 'registered',
  }
}

/** Coverage and keaktifan thresholds of a day (`YYYY-MM-DD`). Fails: Error before 2018. */
export function thresholdsAt(asOf: string): Thresholds {
  return thresholdsOf(loadPolicy(asOf))
}

/** The status rule and the thresholds in force on a day (`YYYY-MM-DD`). Fails: Error before 2018. */
export function statusLawAt(asOf: string): { rule: StatusRule; thresholds: Thresholds } {
  const period = statusPeriods().find((it) => it.since <= asOf && asOf <= (it.until ?? '9999'))
  if (!period) throw new Error(`no status rule on ${asOf}`)
  const { since, source, checkedOn, asks, allMet, coverageOnly, arrears } = period
  return { rule: { id: `uhc/status@${since}`, citation: source, checkedOn, asks, allMet, coverageOnly, arrears }, thresholds: thresholdsAt(asOf) }
}

/** The status on a day by the law of that day: `decideStatus` with `statusLawAt`. */
export function statusAt(input: StatusInput & { asOf: string }): Status {
  return decideStatus(input, statusLawAt(input.asOf))
}
