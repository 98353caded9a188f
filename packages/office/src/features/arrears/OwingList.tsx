import { NativeSelect, SegmentedControl } from '@mantine/core'
import { ARREARS_SORTS, type ArrearsRow, ListArrears } from '@semesta/contract'
import { Card, type Column, DataTable, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { placeOf, TestData } from '../people/PeopleTable.tsx'
import { useArrearsFilter } from './use-arrears-filter.ts'

export type Owing = z.output<typeof ArrearsRow>
const PAGE_SIZE = 20

/** The people or the family cards behind the number, by the same filters. */
export function OwingList({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const filter = useArrearsFilter()
  const [sort, setSort] = useState<(typeof ARREARS_SORTS)[number]>('months')
  const { grain = 'person' } = search
  const list = useList(ListArrears, { regency: regency.code, month, by: grain, sort, ...filter }, PAGE_SIZE)
  const title = t(grain === 'person' ? 'arrears.listPeople' : 'arrears.listHouseholds')
  return (
    <Card
      title={title}
      aside={
        <div className={links.inline}>
          <SegmentedControl
            size="xs"
            aria-label={t('arrears.show')}
            value={grain}
            onChange={(value) => change({ grain: value === 'household' ? 'household' : undefined })}
            data={[
              { value: 'person', label: t('arrears.people') },
              { value: 'household', label: t('arrears.households') },
            ]}
          />
          <NativeSelect
            size="xs"
            aria-label={t('arrears.sort')}
            value={sort}
            onChange={(event) => setSort(ARREARS_SORTS.find((it) => it === event.currentTarget.value) ?? 'months')}
            data={ARREARS_SORTS.map((it) => ({ value: it, label: t(`arrears.sort-${it}`) }))}
          />
        </div>
      }
    >
      <Rows list={list} none={t('arrears.none')} rows={6}>
        {(data) => <OwingTable rows={data.rows} caption={title} />}
      </Rows>
    </Card>
  )
}

const rupiah = (value: number | null) => (value === null ? '–' : fmt.rupiah(value))

/** Lines of the register, numbers masked. */
export function OwingTable({ rows, caption }: { rows: readonly Owing[]; caption: string }) {
  const columns: Column<Owing>[] = [
    {
      key: 'name',
      label: t('people.name'),
      render: (row) => (
        <>
          <Link to="/tunggakan/orang/$personId" params={{ personId: row.key }} search={{}} className={links.link} preload={false}>
            {row.others > 0 ? t('arrears.others', { name: row.name, others: row.others }) : row.name || t('people.noName')}
          </Link>
          <TestData when={row.testData} />
        </>
      ),
    },
    { key: 'nik', label: 'NIK / KK', render: (row) => <span className={links.number}>{row.nikMasked ?? row.kkMasked ?? '–'}</span> },
    { key: 'place', label: t('people.area'), render: placeOf },
    { key: 'class', label: t('arrears.class'), render: (row) => row.class ?? '–' },
    { key: 'decile', label: t('arrears.decile'), align: 'right', render: (row) => row.decile ?? '–' },
    { key: 'months', label: t('arrears.months'), align: 'right', render: (row) => row.months ?? '–' },
    { key: 'roster', label: t('arrears.roster'), align: 'right', render: (row) => rupiah(row.rosterRupiah) },
    { key: 'rates', label: t('arrears.rates'), align: 'right', render: (row) => rupiah(row.ratesRupiah) },
    {
      key: 'rehab',
      label: t('arrears.instalment'),
      align: 'right',
      render: (row) =>
        row.rehab ? t('arrears.instalmentOf', { instalments: row.rehab.instalments, rupiah: fmt.rupiah(row.rehab.monthlyRupiah) }) : t('arrears.noInstalment'),
    },
    {
      key: 'barred',
      label: t('arrears.barred'),
      render: (row) => (
        <StatusTag tone={row.barred ? 'neutral' : 'ok'} plain>
          {row.barred ? (tMaybe(`arrears.barred-${row.barred}`) ?? row.barred) : t('arrears.notBarred')}
        </StatusTag>
      ),
    },
  ]
  return <DataTable caption={caption} rows={rows} rowKey={(row) => row.key} columns={columns} />
}
