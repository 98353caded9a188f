import { loadPolicy, type RuleCard, ruleCards } from '@semesta/engine'

/** The rules in force on a day, by id. Unit: `YYYY-MM-DD`. */
export function rulesOn(day: string): Map<string, RuleCard> {
  return new Map(ruleCards(loadPolicy(day)).map((it) => [it.id, it]))
}
