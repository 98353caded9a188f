import { loadParameters, type Parameter, type ParameterAt, valueAt } from './parameters.ts'
import { type BillTest, loadBillTests, loadRules, type Rule } from './rule-file.ts'

/** The law of one day: rules and tests of a bill in force, parameter values in force. */
export interface Policy {
  asOf: string
  rules: Rule[]
  billTests: BillTest[]
  parameters: Map<string, ParameterAt>
}

/** A rule as people read it, with the values it stands on. */
export interface RuleCard {
  id: string
  judul: string
  title: string
  penjelasan: string
  explanation: string
  perbaikan: string
  remedy: string
  source: string
  checkedOn: string
  since: string
  until: string | null
  severity: 'high' | 'medium' | 'low'
  hash: string
  params: { name: string; value: string; source: string; checkedOn: string }[]
}

let content: { rules: Rule[]; billTests: BillTest[]; parameters: Parameter[] } | undefined

/**
 * The rules and parameters in force on a day. The files are read once a process.
 *
 * Unit:  `asOf` is `YYYY-MM-DD`.
 * Fails: Error that names the file when content misses a citation or a date, or when a rule in force asks for a parameter that has no value that day.
 */
export function loadPolicy(asOf: string): Policy {
  content ??= { rules: loadRules(), billTests: loadBillTests(), parameters: loadParameters() }
  const parameters = new Map(content.parameters.flatMap((it) => valueAt(it, asOf) ?? []).map((it) => [it.id, it]))
  const inForce = (it: Rule | BillTest) => it.since <= asOf && asOf <= (it.until ?? '9999')
  const rules = content.rules.filter(inForce)
  const billTests = content.billTests.filter(inForce)
  for (const rule of [...rules, ...billTests]) {
    for (const id of Object.values(rule.params)) if (!parameters.has(id)) throw new Error(`${rule.id}: parameter ${id} has no value on ${asOf}`)
  }
  return { asOf, rules, billTests, parameters }
}

/** The days on which a parameter of a kind got another value or ended, oldest first. Shape: `prefix` is the beginning of their ids. */
export function datesOfChange(prefix: string): string[] {
  const values = loadParameters().flatMap((it) => (it.id.startsWith(prefix) ? it.values : []))
  return [...new Set(values.map((it) => it.since))].sort()
}

/** The value of a parameter in force. Fails: Error when it has none that day. */
export function parameterOf(policy: Policy, id: string): ParameterAt {
  const found = policy.parameters.get(id)
  if (!found) throw new Error(`parameter ${id} has no value on ${policy.asOf}`)
  return found
}

/** The rules in force as cards for a screen, in the order of their ids. */
export function ruleCards(policy: Policy): RuleCard[] {
  return cardsOf(policy, policy.rules)
}

/** The tests of a bill in force as cards for a screen, the main ones first; the id without its folder. */
export function billTestCards(policy: Policy): RuleCard[] {
  return cardsOf(policy, policy.billTests).map((it) => ({ ...it, id: it.id.slice(it.id.indexOf('/') + 1) }))
}

function cardsOf(policy: Policy, questions: readonly (Rule | BillTest)[]): RuleCard[] {
  return questions.map(({ id, judul, title, penjelasan, explanation, perbaikan, remedy, source, checkedOn, since, until, severity, hash, params }) => ({
    ...{ id, judul, title, penjelasan, explanation, perbaikan, remedy, source, checkedOn, since, until, severity, hash },
    params: Object.values(params).map((name) => {
      const it = parameterOf(policy, name)
      return { name, value: String(it.value), source: it.source, checkedOn: it.checkedOn }
    }),
  }))
}

/** The rule's SELECT with its parameters written in as literals of their own type: whole numbers stay whole. */
export function boundSql(rule: Rule | BillTest, policy: Policy): string {
  return rule.sql.replace(/\$([a-z_]+)/g, (_, name: string) => {
    const { value } = parameterOf(policy, rule.params[name] as string)
    return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
  })
}
