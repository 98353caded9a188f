import type { CONFIDENCES } from '@semesta/contract'
import { StatusTag, type Tone } from '@semesta/ui'
import { t } from '../../i18n/index.ts'

export type ConfidenceId = (typeof CONFIDENCES)[number]
const tones: Record<ConfidenceId, Tone> = { verified: 'ok', reported: 'neutral', unverified: 'warn', contested: 'warn', policy: 'neutral' }

/** How sure a number is, by word, icon and colour. */
export function Confidence({ of }: { of: ConfidenceId }) {
  return <StatusTag tone={tones[of]}>{t(`rates.is-${of}`)}</StatusTag>
}
