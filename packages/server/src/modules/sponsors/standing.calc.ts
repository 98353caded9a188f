import type { STANDINGS } from '@semesta/contract'
import type { CheckRow, ExceptionRow, SponsorRow } from './tables.ts'

export type Standing = (typeof STANDINGS)[number]

/** A company first registers its own workers; foundations and persons have none to register. */
const EMPLOYERS: readonly SponsorRow['kind'][] = ['company', 'state-company', 'cooperative']

/** Exceptions of a donor that hold on a day. */
export function inForce(exceptions: readonly ExceptionRow[], sponsorId: string, day: string): ExceptionRow[] {
  return exceptions.filter((it) => it.sponsor_id === sponsorId && it.valid_from <= day && day <= it.valid_until)
}

/** Whether a donor may pledge on a day, by its newest count of workers. An exception is named only where something stands against the donor. */
export function standingOf(sponsor: Pick<SponsorRow, 'kind' | 'sponsor_id' | 'employer_code'>, check: CheckRow | undefined, excepted: boolean): Standing {
  if (!EMPLOYERS.includes(sponsor.kind)) return 'free'
  const against: Standing = !sponsor.employer_code
    ? 'employer-unknown'
    : !check
      ? 'unchecked'
      : check.workers === 0
        ? 'workers-unknown'
        : check.missing > 0
          ? 'workers-missing'
          : 'clear'
  return excepted && against !== 'clear' ? 'excepted' : against
}
