import type { ReactNode } from 'react'
import styles from './Bars.module.css'

export interface Bar {
  key: string
  label: ReactNode
  value: number
  text: ReactNode
  /** where the bar begins, for a waterfall */
  from?: number
  tone?: 'accent' | 'bad' | 'warn' | 'muted' | 'for' | 'against'
}

/** A table whose middle column is a bar: readable as numbers, visible as lengths. */
export function Bars({ caption, head, bars, max }: { caption: string; head: readonly [string, string]; bars: readonly Bar[]; max?: number }) {
  const top = max ?? Math.max(1, ...bars.map((bar) => (bar.from ?? 0) + bar.value))
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{caption}</caption>
      <thead className={styles.hidden}>
        <tr>
          <th scope="col">{head[0]}</th>
          <td />
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td className={styles.track} aria-hidden>
              <div>
                <i
                  className={styles[bar.tone ?? 'accent']}
                  style={{ marginLeft: `${((bar.from ?? 0) / top) * 100}%`, width: `max(${bar.value > 0 ? 2 : 0}px, ${(bar.value / top) * 100}%)` }}
                />
              </div>
            </td>
            <td className={styles.number}>{bar.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
