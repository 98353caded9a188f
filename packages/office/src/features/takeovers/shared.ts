import type { GetProgramme, InputOf, OutputOf, ProposeTakeovers, SimulateTakeover } from '@semesta/contract'
import type { Problem } from '@semesta/kernel'
import { useFilters } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { DEFAULT_GROUPS } from './groups.ts'

export type Simulation = OutputOf<typeof SimulateTakeover>
export type Whole = OutputOf<typeof GetProgramme>

/** Whom a proposal names: nobody in particular (the rule of the programme chooses), numbers, or an answered list. */
export type Content = Pick<InputOf<typeof ProposeTakeovers>, 'numbers' | 'list'>
export interface Proposal {
  seen: OutputOf<typeof ProposeTakeovers> | undefined
  busy: boolean
  proposing: boolean
  problem: Problem | null
  look: (content: Content) => void
  propose: () => void
}

/** On the way, not proved yet. */
export const OPEN: readonly string[] = ['proposed', 'rt', 'lurah', 'verified', 'decided', 'sent', 'overdue']

/** The rule in the address. */
export function useRule() {
  const { search } = useFilters()
  const { groups = DEFAULT_GROUPS, decileMax, budget, whole } = search
  return { groups, decileMax, budget, whole }
}

/** People in some states. */
export function headsOf(stages: readonly { state: string; heads: number }[], states: readonly string[]): number {
  return stages.filter((it) => states.includes(it.state)).reduce((sum, it) => sum + it.heads, 0)
}

/** What a state is called: people of a move wait for nobody. */
export const stateName = (kind: string, state: Whole['programme']['stages'][number]['state']) =>
  kind !== 'takeover' && state === 'proposed' ? t('takeovers.move-proposed') : t(`takeovers.state-${state}`)
