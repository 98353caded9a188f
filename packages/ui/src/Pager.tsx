import { Button } from '@mantine/core'
import { formatCount } from './formats.ts'
import { useLang, useWords } from './lang.tsx'
import styles from './Pager.module.css'

interface Props {
  page: number
  pageSize: number
  total: number
  onPage: (page: number) => void
}

/** Pages of a long list; says which rows are shown. */
export function Pager({ page, pageSize, total, onPage }: Props) {
  const words = useWords()
  const lang = useLang()
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const to = Math.min(total, page * pageSize)
  return (
    <nav className={styles.pager} aria-label={words.page}>
      <span aria-live="polite">
        {formatCount(from, lang)}–{formatCount(to, lang)} {words.of} {formatCount(total, lang)}
      </span>
      {pages > 1 && (
        <span className={styles.buttons}>
          <Button variant="default" size="xs" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {words.previous}
          </Button>
          <Button variant="default" size="xs" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {words.next}
          </Button>
        </span>
      )}
    </nav>
  )
}
