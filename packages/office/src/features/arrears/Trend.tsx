import { GetArrearsTrend } from '@semesta/contract'
import { DataTable, Note, StackChart, Twin } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Arrears of up to 24 months: columns and their table. */
export function ArrearsTrend() {
  const { regency } = useOffice()
  const { search } = useFilters()
  const read = useRead(GetArrearsTrend, { regency: regency.code, area: search.area })
  return (
    <Await read={read} rows={1} height={280}>
      {({ rows }) => {
        if (rows.length < 2) return null
        const title = t('arrears.trend', { months: rows.length })
        return (
          <Twin
            title={title}
            kind="chart"
            picture={
              <StackChart
                label={title}
                layers={[t('arrears.people')]}
                stacks={rows.slice(-12).map((it) => ({ key: it.month, label: fmt.monthShort(it.month), values: [it.heads] }))}
              />
            }
            table={
              <DataTable
                caption={title}
                rows={rows.toReversed()}
                rowKey={(row) => row.month}
                columns={[
                  { key: 'month', label: t('arrears.months'), render: (row) => fmt.month(row.month) },
                  { key: 'heads', label: t('arrears.people'), align: 'right', render: (row) => fmt.count(row.heads) },
                  { key: 'households', label: t('arrears.households'), align: 'right', render: (row) => fmt.count(row.households) },
                  { key: 'roster', label: t('arrears.roster'), align: 'right', render: (row) => fmt.rupiah(row.rosterRupiah) },
                  { key: 'rates', label: t('arrears.rates'), align: 'right', render: (row) => fmt.rupiah(row.ratesRupiah) },
                ]}
              />
            }
            note={<Note>{t('arrears.trendNote')}</Note>}
          />
        )
      }}
    </Await>
  )
}
