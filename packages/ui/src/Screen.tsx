import { type ReactNode, useEffect } from 'react'
import styles from './Screen.module.css'

interface Props {
  title: string
  headline?: ReactNode
  sub?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page: the answer first, then its date and source, then the rest. Sets the title of the browser tab. */
export function Screen({ title, headline, sub, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Semesta`
  }, [title])
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 className={headline ? styles.headline : styles.title}>{headline || title}</h1>
          {sub && <div className={styles.sub}>{sub}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** Figures and colour inside a headline: the word says good or bad, the colour only repeats it. */
export function Figure({ tone, children }: { tone?: 'good' | 'bad'; children: ReactNode }) {
  return <em className={`${styles.figure} ${tone === 'bad' ? styles.bad : tone === 'good' ? styles.good : ''}`}>{children}</em>
}
