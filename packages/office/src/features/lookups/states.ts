import type { Lookup } from '@semesta/contract'
import type { Tone } from '@semesta/ui'
import type { z } from 'zod'

export type LookupView = z.output<typeof Lookup>
export type Status = keyof NonNullable<LookupView['counts']>

/** The statuses in the order a reader asks for them. */
export const STATUSES: readonly Status[] = ['active', 'inactive', 'unregistered', 'not-found', 'not-unique', 'unreadable']

export function stateTone(state: LookupView['state']): Tone {
  return state === 'done' ? 'ok' : state === 'failed' ? 'bad' : state === 'deleted' ? 'neutral' : 'warn'
}

export function statusTone(status: Status): Tone {
  return status === 'active' ? 'ok' : status === 'inactive' || status === 'unregistered' ? 'bad' : 'warn'
}
