import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { lang, setLang } from '../../i18n/index.ts'
import styles from './Door.module.css'

/** The frame before sign-in. */
export function Door({ title, sub, children }: { title: string; sub: string; children: ReactNode }) {
  const next = lang() === 'id' ? 'en' : 'id'
  useEffect(() => {
    document.title = `${title} · Semesta`
  }, [title])
  return (
    <main className={styles.door}>
      <div className={styles.box}>
        <div className={styles.top}>
          <p className={styles.logo}>
            <i aria-hidden />
            Semesta
          </p>
          <UnstyledButton className={styles.lang} lang={next} onClick={() => void setLang(next)}>
            {next === 'en' ? 'English' : 'Bahasa Indonesia'}
          </UnstyledButton>
        </div>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.sub}>{sub}</p>
        {children}
      </div>
    </main>
  )
}
