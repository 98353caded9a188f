import type { GetFunds, OutputOf } from '@semesta/contract'
import { Card, Note, StatusTag, type Tone } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import { t } from '../../i18n/index.ts'
import styles from './funds.module.css'

type Watch = OutputOf<typeof GetFunds>['watch']
const TONES: Readonly<Record<Watch['unpaid'][number]['state'], Tone>> = { open: 'neutral', 'due-soon': 'warn', overdue: 'bad', arrears: 'bad' }

/** Unpaid bills with the days that are left, and transfers that have not come. */
export function WatchCard({ watch }: { watch: Watch }) {
  return (
    <Card title={t('funds.watch')}>
      <WatchList watch={watch} />
      {watch.unpaid.length === 0 && watch.late.length === 0 && <Note>{t('funds.watchOk')}</Note>}
      {watch.arrears > 0 && <Note>{t('funds.arrearsSum', { sum: fmt.rupiah(watch.arrears) })}</Note>}
    </Card>
  )
}

/** The same as a list, the worst first; at most `limit` of each kind. */
export function WatchList({ watch, limit = 12 }: { watch: Watch; limit?: number }) {
  if (watch.unpaid.length === 0 && watch.late.length === 0) return null
  return (
    <ul className={styles.plain}>
      {watch.unpaid.slice(0, limit).map((it) => (
        <li key={it.paymentId}>
          <StatusTag tone={TONES[it.state]}>{t(`funds.state-${it.state}`)}</StatusTag>
          <span>
            {t(`funds.unpaid-${it.state}`, {
              ...{ month: fmt.month(it.month), total: fmt.rupiahShort(it.total), due: fmt.date(it.dueOn) },
              ...{ days: it.daysToDue, end: it.daysToMonthEnd },
            })}
          </span>
        </li>
      ))}
      {watch.late.slice(0, limit).map((it) => (
        <li key={`${it.fundId} ${it.expectedOn}`}>
          <StatusTag tone="warn">{t('funds.lateTag')}</StatusTag>
          <span>{t('funds.late', { fund: it.fundName, missing: fmt.rupiahShort(it.missing), date: fmt.date(it.expectedOn), days: it.daysLate })}</span>
        </li>
      ))}
    </ul>
  )
}
