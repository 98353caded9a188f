import { type ReactNode, useId } from 'react'
import styles from './Card.module.css'

/** A named region of a page. */
export function Card({ title, aside, children, className }: { title?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string }) {
  const id = useId()
  return (
    <section className={`${styles.card} ${className ?? ''}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

/** Cards side by side, one below the other where the screen is narrow. */
export function Row({ children, columns }: { children: ReactNode; columns: 'four' | 'two' | 'wide-left' | 'one' }) {
  const widths = { four: styles.four, two: styles.two, 'wide-left': styles.wideLeft, one: styles.one }
  return <div className={`${styles.row} ${widths[columns]}`}>{children}</div>
}

interface StatProps {
  label: string
  tag?: ReactNode
  value: ReactNode
  small?: boolean
  children?: ReactNode
}

/** One figure with what it means and where it comes from. */
export function StatCard({ label, tag, value, small, children }: StatProps) {
  return (
    <Card title={label} aside={tag}>
      <div className={small ? styles.words : styles.big}>{value}</div>
      <div className={styles.note}>{children}</div>
    </Card>
  )
}

/** Small grey words under a figure. */
export function Note({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}

/** Term and value pairs. */
export function Pairs({ rows }: { rows: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.pairs}>
      {rows.map((row) => (
        <div key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
