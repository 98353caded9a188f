import type { GetAllocation, GetPledge, ListSponsors, OutputOf, PledgeRing, Sponsor } from '@semesta/contract'
import type { Tone } from '@semesta/ui'
import type { z } from 'zod'
import { fmt } from '../../app/format.ts'
import { t, tMaybe } from '../../i18n/index.ts'

export type SponsorView = z.output<typeof Sponsor>
export type PledgeView = OutputOf<typeof ListSponsors>['pledges'][number]
export type PledgeData = OutputOf<typeof GetPledge>
export type Plan = OutputOf<typeof GetAllocation>
/** A step that a person records. */
export type RecordedKind = Exclude<PledgeData['next'][number], 'allocated'>
type Ring = z.output<typeof PledgeRing>

/** Good, waiting or bad news of a donor's standing. */
export function standingTone(standing: SponsorView['standing']): Tone {
  if (standing === 'free' || standing === 'clear') return 'ok'
  return standing === 'excepted' || standing === 'unchecked' ? 'warn' : 'bad'
}

export function stateTone(state: PledgeView['state']): Tone {
  if (state === 'withdrawn') return 'neutral'
  return state === 'sent' || state === 'reported' ? 'ok' : 'busy'
}

/** What a donor's money may be used for, in words. */
export function ringWords(ring: Ring, areaName: (code: string) => string): string {
  const ages = ring.ageMin !== null || ring.ageMax !== null ? t('sponsors.ringAge', { from: ring.ageMin ?? 0, to: ring.ageMax ?? '…' }) : null
  const parts = [
    ring.areas.length > 0 ? ring.areas.map(areaName).join(', ') : null,
    ring.decileMax === null ? null : t('sponsors.ringDecile', { most: ring.decileMax }),
    ring.needs.length > 0 ? ring.needs.map((it) => t(`sponsors.need-${it}`)).join(', ') : null,
    ring.causes.length > 0 ? ring.causes.map((it) => t(`labels.${it}`)).join(', ') : null,
    ages,
  ].filter((it) => it !== null)
  return parts.length === 0 ? t('sponsors.ringOpen') : parts.join(' · ')
}

/** A reason of need with its points: `desil 2 (+48)`. */
export function pointWords({ reason, points }: { reason: string; points: number }): string {
  const [kind = '', ...rest] = reason.split('-')
  const what = rest.join('-')
  const cause = tMaybe(`labels.${what}`) ?? tMaybe(`sponsors.need-${what}`) ?? what
  // The open end of an age is written as 150 in the weights.
  const age = what.replace(/-150$/, '+').replace('-', '–')
  const words =
    kind === 'cause' ? cause : t(`sponsors.point-${kind === 'decile' ? 'decile' : kind === 'age' ? 'age' : 'person'}`, { what: kind === 'age' ? age : what })
  return `${words} (+${points})`
}

/** How long the paid cover still lasts. */
export function endWords({ endsIn, untilMonth }: Pick<PledgeView, 'endsIn' | 'untilMonth'>): string {
  if (untilMonth === null) return '–'
  const until = fmt.month(untilMonth)
  if (endsIn === null) return until
  if (endsIn < 0) return t('sponsors.endedAt', { until })
  return endsIn === 0 ? t('sponsors.endsNow', { until }) : t('sponsors.endsIn', { until, months: endsIn })
}
