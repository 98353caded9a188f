import { TAKEOVER_GROUPS, type TakeoverGroup } from '@semesta/engine'

/** Whom a programme takes. What is null does not narrow. */
export interface Rule {
  kind: 'takeover' | 'pbi' | 'employer'
  groups: readonly TakeoverGroup[]
  decileMax: number | null
  monthsMin: number | null
  villages: readonly string[] | null
  /** the other candidates of a family card come along */
  whole: boolean
  /** whole rupiah of the first fiscal year */
  budget: number | null
}

/** A rule as addresses and the command line carry it: lists with commas. */
export interface RuleText {
  groups?: string | undefined
  decileMax?: number | undefined
  monthsMin?: number | undefined
  villages?: string | undefined
  whole?: 'true' | 'false' | undefined
  budget?: number | undefined
}

/** Reads a rule. Groups that nobody knows are left out. */
export function ruleOf(text: RuleText, kind: Rule['kind'] = 'takeover'): Rule {
  const groups = text.groups?.split(',') ?? ['arrears', 'pbi-removed', 'newborn', 'unregistered']
  return {
    kind,
    groups: TAKEOVER_GROUPS.filter((it) => groups.includes(it)),
    decileMax: text.decileMax ?? null,
    monthsMin: text.monthsMin ?? null,
    villages: text.villages?.split(',') ?? null,
    whole: text.whole !== 'false',
    budget: text.budget ?? null,
  }
}
