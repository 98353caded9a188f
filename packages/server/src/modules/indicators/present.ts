import type { Fact, ListMonths, OutputOf } from '@semesta/contract'
import type { z } from 'zod'
import type { MonthRow } from '../months/index.ts'
import type { FactRow } from './tables.ts'

export function presentMonth(it: MonthRow): OutputOf<typeof ListMonths>['rows'][number] {
  return {
    month: it.month,
    asOf: it.as_of,
    closed: it.closed_at !== null,
    revision: it.revision,
    builtAt: it.built_at.toISOString(),
    peopleOnline: it.people_online,
  }
}

export function presentFact(it: FactRow): z.output<typeof Fact> {
  return { id: it.id, kind: it.kind, ...presentSaid(it) }
}

/** What a fact says, or said before it was corrected. */
export function presentSaid(it: Omit<FactRow, 'id' | 'kind' | 'regency_code'>) {
  return {
    ...{ validFrom: it.valid_from, validUntil: it.valid_until, value: it.value, label: it.label, source: it.source },
    ...{ recordedBy: it.recorded_by, recordedAt: it.recorded_at.toISOString() },
  }
}
