import { ListPending } from '@semesta/contract'
import { Card, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Files that wait for a person, those that wait for oneself first. Nothing where nothing waits. */
export function PendingCard() {
  const { regency } = useOffice()
  const read = useRead(ListPending, { regency: regency.code })
  if (read.state !== 'ready' || read.data.rows.length === 0) return null
  const rows = read.data.rows.toSorted((a, b) => Number(b.forMe) - Number(a.forMe))
  return (
    <Card title={t('review.pending')} aside={t('review.pendingAside', { count: rows.filter((it) => it.forMe).length })}>
      <ul className={links.list}>
        {rows.map(({ batch, waitsFor, forMe }) => (
          <li key={batch.id}>
            <StatusTag tone={forMe ? 'warn' : 'neutral'}>{t(`review.waits-${waitsFor}`)}</StatusTag>{' '}
            <Link to="/berkas/$batchId" params={{ batchId: batch.id }} search={{}} className={links.link}>
              {batch.fileName}
            </Link>{' '}
            <span className={links.minor}>
              {t(`registers.${batch.register}`)} · {fmt.date(batch.asOf)} · {batch.uploadedBy}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
