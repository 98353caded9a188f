import { GetBreakdown } from '@semesta/contract'
import { Bars, Card } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { PeopleNumber } from '../../app/links.tsx'
import { useOffice } from '../../app/office.tsx'
import type { OfficeSearch } from '../../app/search.ts'
import { t, tMaybe } from '../../i18n/index.ts'
import type { MonthView } from './figures.tsx'

const payers: Record<string, string> = { PBI_JK: 'centre', PBPU_PEMDA: 'local', PPU_PN: 'state', PPU_BU: 'employer', PBPU: 'person', BP: 'person' }

/** Who pays for whom: active cards by segment. */
export function PayersCard({ month, area }: { month: MonthView; area?: string }) {
  const { regency } = useOffice()
  const rows = useRead(GetBreakdown, { regency: regency.code, month: month.month, area, by: 'segment' })
  return (
    <Card title={t('month.payers')} aside={t('month.activeCount', { heads: fmt.count(month.counts.active) })}>
      <Await read={rows} rows={6} height={26}>
        {(data) => (
          <Bars
            caption={t('month.payers')}
            head={[t('month.by-segment'), t('month.active')]}
            bars={[...data.rows]
              .filter((row) => row.registered > 0)
              .sort((a, b) => b.active - a.active)
              .map((row) => ({
                key: row.key,
                label: (
                  <>
                    {tMaybe(`labels.${row.key}`) ?? row.name}{' '}
                    <small style={{ color: 'var(--s-muted)' }}>{tMaybe(`month.payer-${payers[row.key] ?? 'unknown'}`)}</small>
                  </>
                ),
                value: row.active,
                text: <PeopleNumber value={row.active} behind={{ count: 'active', segment: row.key as OfficeSearch['segment'], area }} />,
                tone: row.key === 'PBPU_PEMDA' ? ('warn' as const) : ('accent' as const),
              }))}
          />
        )}
      </Await>
    </Card>
  )
}
