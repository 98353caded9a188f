import { problem } from '@semesta/kernel'

export const ruleNotFound = problem<{ rule: string }>('findings/rule-not-found', 404, (it) => `There is no rule ${it.rule}. See the list of rules.`)
