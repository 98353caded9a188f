import { GetFundsWatch } from '@semesta/contract'
import { StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { WatchList } from './WatchCard.tsx'

/** What the money asks of today: bills that are due, transfers that are late, the day it ends. Nothing when all is well. */
export function FundsToday() {
  const { regency } = useOffice()
  const read = useRead(GetFundsWatch, { regency: regency.code })
  if (read.state !== 'ready') return null
  const { unpaid, late, ends } = read.data
  const isShort = ends !== null && !ends.isEnough
  const pressing = unpaid.filter((it) => it.state !== 'open')
  if (pressing.length === 0 && late.length === 0 && !isShort) return null
  return (
    <div style={{ marginBottom: 12 }}>
      <WatchList watch={{ ...read.data, unpaid: pressing }} limit={1} />
      <p style={{ margin: '8px 0 0', fontSize: 14 }}>
        {isShort && (
          <>
            <StatusTag tone="warn">{t('funds.paceShort')}</StatusTag>{' '}
            {`${t('funds.homeEnds', { until: fmt.date(ends.until), short: fmt.rupiahShort(ends.short) })} `}
          </>
        )}
        <Link to="/dana" search={{}} className={links.link}>
          {t('nav.funds')}
        </Link>
      </p>
    </div>
  )
}
