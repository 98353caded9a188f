import { Button, Skeleton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from './lang.tsx'
import styles from './states.module.css'

/** Nothing here yet, and how to begin. */
export function Empty({ title, children, action }: { title?: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {title && <p className={styles.emptyTitle}>{title}</p>}
      <div>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

interface RefusalProps {
  message: string
  code?: string
  onRetry?: () => void
  action?: ReactNode
}

/** A refusal or a fault: what happened, what to do next, the stable code for a call to the helpdesk. */
export function Refusal({ message, code, onRetry, action }: RefusalProps) {
  const words = useWords()
  return (
    <div className={styles.refusal} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <p className={styles.message}>{message}</p>
        {code && <p className={styles.code}>{code}</p>}
        {(onRetry || action) && (
          <div className={styles.action}>
            {action}
            {onRetry && (
              <Button variant="default" size="xs" onClick={onRetry}>
                {words.retry}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

/** A grey shape of the page that is coming; told once to screen readers. */
export function Skeletons({ rows = 4, height = 44 }: { rows?: number; height?: number }) {
  const words = useWords()
  return (
    <div className={styles.skeletons} aria-busy="true">
      <output className={styles.hidden}>{words.loading}</output>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
        <Skeleton key={key} height={height} radius="md" />
      ))}
    </div>
  )
}
