import { ListRegisters } from '@semesta/contract'
import { StatCard, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { MonthView } from './figures.tsx'
import { staleRegisters } from './freshness.ts'

/** How old the data are: of the registers where they may be seen, else of the month. */
export function FreshnessCard({ month }: { month: MonthView }) {
  const { regency, can } = useOffice()
  const allowed = can('registers.read')
  const read = useRead(ListRegisters, { regency: regency.code }, { when: allowed })
  if (!allowed) {
    return (
      <StatCard label={t('month.freshness')} value={fmt.date(month.asOf)} small>
        {t('month.builtFrom', { files: month.sources.length })}
      </StatCard>
    )
  }
  return (
    <Await read={read} rows={1} height={165}>
      {({ rows }) => {
        const stale = staleRegisters(rows, today(regency.timeZone))
        const oldest = stale.find(({ days }) => days !== null)
        return (
          <StatCard
            label={t('month.freshness')}
            small
            tag={<StatusTag tone={stale.length === 0 ? 'ok' : 'warn'}>{stale.length === 0 ? t('month.fresh') : t('month.stale')}</StatusTag>}
            value={t('month.freshOf', { fresh: rows.length - stale.length, all: rows.length })}
          >
            {oldest?.days && t('month.oldest', { register: t(`registers.${oldest.row.register}`), days: fmt.count(oldest.days) })}{' '}
            <Link to="/berkas" search={{}} className={links.num}>
              {t('month.seeFiles')}
            </Link>
          </StatCard>
        )
      }}
    </Await>
  )
}
