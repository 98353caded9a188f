import { useComputedColorScheme } from '@mantine/core'
import { GetTrend, type OutputOf } from '@semesta/contract'
import { DataTable, Empty, Skeletons, Twin } from '@semesta/ui'
import { lazy, Suspense } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

const TrendChart = lazy(() => import('@semesta/ui/trend-chart'))
const names = () => ({ coverage: t('month.registeredLower'), keaktifan: t('month.activeLower') })
const numberOf = (percent: string | null) => (percent === null ? null : Number(percent))

/** Up to 24 months of an area: lines and their table. */
export function TrendCard({ area, until }: { area?: string; until?: string }) {
  const { regency } = useOffice()
  const scheme = useComputedColorScheme('light')
  const trend = useRead(GetTrend, { regency: regency.code, area, until })
  return (
    <Await read={trend} rows={1} height={403}>
      {({ rows, coverageThreshold, keaktifanThreshold }) => {
        if (rows.length === 0) return <Empty>{t('month.noTrend')}</Empty>
        const points = rows.map((row) => ({
          month: row.month,
          label: fmt.monthShort(row.month),
          coverage: numberOf(row.coveragePercent),
          keaktifan: numberOf(row.keaktifanPercent),
        }))
        const last = rows[rows.length - 1]
        const title = t('month.trend', { months: rows.length })
        const label = `${title}: ${names().coverage} ${fmt.percent(last?.coveragePercent ?? null)}, ${names().keaktifan} ${fmt.percent(last?.keaktifanPercent ?? null)}`
        return (
          <Twin
            title={title}
            kind="chart"
            picture={
              <Suspense fallback={<Skeletons rows={1} height={330} />}>
                <TrendChart
                  label={label}
                  points={points}
                  names={names()}
                  limits={{ coverage: coverageThreshold, keaktifan: keaktifanThreshold }}
                  scheme={scheme}
                />
              </Suspense>
            }
            table={<TrendTable title={title} rows={rows} />}
          />
        )
      }}
    </Await>
  )
}

type Rows = OutputOf<typeof GetTrend>['rows']

function TrendTable({ title, rows }: { title: string; rows: Rows }) {
  return (
    <DataTable
      caption={title}
      rows={[...rows].reverse()}
      rowKey={(row) => row.month}
      columns={[
        { key: 'month', label: t('month.month'), render: (row) => fmt.month(row.month) },
        { key: 'population', label: t('month.population'), align: 'right', render: (row) => fmt.count(row.population) },
        {
          key: 'registered',
          label: t('month.registered'),
          align: 'right',
          render: (row) => `${fmt.count(row.registered)} · ${fmt.percent(row.coveragePercent)}`,
        },
        { key: 'active', label: t('month.active'), align: 'right', render: (row) => `${fmt.count(row.active)} · ${fmt.percent(row.keaktifanPercent)}` },
        { key: 'status', label: t('month.status'), render: (row) => t(`labels.${row.statusId}`) },
      ]}
    />
  )
}
