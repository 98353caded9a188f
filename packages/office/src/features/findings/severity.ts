import type { Tone } from '@semesta/ui'

/** The tone of a severity. */
export function severityTone(severity: 'high' | 'medium' | 'low'): Tone {
  return severity === 'high' ? 'bad' : severity === 'medium' ? 'warn' : 'neutral'
}
