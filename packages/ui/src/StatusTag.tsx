import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './StatusTag.module.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'neutral' | 'busy'
const icons = { ok: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX, neutral: IconInfoCircle, busy: IconClock }

/** A state by word, icon and colour together. */
export function StatusTag({ tone, children, plain }: { tone: Tone; children: ReactNode; plain?: boolean }) {
  const Icon = icons[tone]
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {!plain && <Icon size={14} stroke={2} aria-hidden />}
      {children}
    </span>
  )
}
