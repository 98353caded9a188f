import { GetProvince, type OutputOf } from '@semesta/contract'
import { addMonths, isMonth } from '@semesta/kernel'
import { Card, type Column, DataTable, DateField, Empty, Note, Screen } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

type RegencyRow = OutputOf<typeof GetProvince>['rows'][number]

const columns = (): Column<RegencyRow>[] => [
  { key: 'name', label: t('month.regencyHead'), sortBy: (row) => row.name, render: (row) => row.name },
  {
    key: 'population',
    label: t('month.population'),
    align: 'right',
    sortBy: (row) => row.population,
    render: (row) => fmt.count(row.population),
  },
  {
    key: 'registered',
    label: t('month.registered'),
    align: 'right',
    sortBy: (row) => row.registered,
    render: (row) => fmt.count(row.registered),
  },
  {
    key: 'coverage',
    label: t('month.coverage'),
    align: 'right',
    sortBy: (row) => Number(row.coveragePercent ?? -1),
    render: (row) => fmt.percent(row.coveragePercent),
  },
  { key: 'active', label: t('month.active'), align: 'right', sortBy: (row) => row.active, render: (row) => fmt.count(row.active) },
  {
    key: 'keaktifan',
    label: t('month.keaktifan'),
    align: 'right',
    sortBy: (row) => Number(row.keaktifanPercent ?? -1),
    render: (row) => fmt.percent(row.keaktifanPercent),
  },
  { key: 'status', label: t('month.status'), sortBy: (row) => row.statusId, render: (row) => t(`labels.${row.statusId}`) },
]

/** The regencies of a province, totals only: names stay with the regencies. */
export function ProvinceScreen() {
  const { code } = useParams({ from: '/shell/provinsi/$code' })
  const { me, month, regency } = useOffice()
  const { change } = useFilters()
  const chosen = month ?? today(regency.timeZone).slice(0, 7)
  const read = useRead(GetProvince, { province: code, month: chosen }, { keep: true })
  const name = me.provinces.find((it) => it.code === code)?.name ?? code
  return (
    <Screen title={name} sub={t('month.provinceSub')}>
      <div className={links.filters}>
        <DateField
          kind="month"
          label={t('month.month')}
          value={chosen}
          onChange={(event) => isMonth(event.currentTarget.value) && change({ month: event.currentTarget.value })}
        />
      </div>
      <Card title={t('month.provinceList', { month: fmt.month(chosen) })}>
        <Await read={read} rows={5}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{t('month.provinceNone', { month: fmt.month(chosen), before: fmt.month(addMonths(chosen, -1)) })}</Empty>
            ) : (
              <DataTable caption={t('month.provinceList', { month: fmt.month(chosen) })} rows={rows} rowKey={(row) => row.code} columns={columns()} />
            )
          }
        </Await>
        <Note>{t('month.provinceNote')}</Note>
      </Card>
    </Screen>
  )
}
