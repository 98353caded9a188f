import { NativeSelect } from '@mantine/core'
import { ExportReconciliation, ListReconciliation, type ReconciledRow } from '@semesta/contract'
import { Card, DataTable, Empty, Pager, Screen } from '@semesta/ui'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { FrozenNames } from '../people/Frozen.tsx'
import { Membership, PersonLink, placeOf, TestData } from '../people/PeopleTable.tsx'
import { COMBINATIONS, namedIn } from './combination.ts'

const PAGE_SIZE = 50

/** Exactly the people of one combination of registers. */
export function ReconciledScreen() {
  const { month } = useOffice()
  if (month === null) {
    return (
      <Screen title={t('nav.reconciliation')}>
        <Beginning />
      </Screen>
    )
  }
  return <Reconciled month={month} />
}

const nameOf = (registers: string) =>
  namedIn(registers)
    .map((register) => t(`registers.${register}`))
    .join(' + ')

function Reconciled({ month }: { month: string }) {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const name = useAreaName()
  const { area, registers = '1100', page = 1 } = search
  const filter = { regency: regency.code, month, area, registers }
  const read = useRead(ListReconciliation, { ...filter, page, pageSize: PAGE_SIZE }, { keep: true })
  const what = [t('reconciliation.only', { registers: nameOf(registers) }), area && name(area)].filter(Boolean).join(' · ')
  const total = read.state === 'ready' ? read.data.total : null
  return (
    <Screen
      title={what}
      headline={total === null ? what : t('reconciliation.listed', { total: fmt.count(total), what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      actions={total !== null && total > 0 && can('exports.create') && <ExportLinks href={(format) => fileHref(ExportReconciliation, { ...filter, format })} />}
    >
      <div className={links.filters}>
        <AreaChoice />
        <NativeSelect
          label={t('reconciliation.combination')}
          value={registers}
          onChange={(event) => change({ registers: event.currentTarget.value })}
          data={COMBINATIONS.map((it) => ({ value: it, label: nameOf(it) }))}
        />
      </div>
      <Card>
        <Await read={read} rows={8} height={36} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('people.none')}</Empty>
            ) : (
              <>
                <ReconciledTable rows={data.rows} caption={what} />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
  )
}

function ReconciledTable({ rows, caption }: { rows: readonly z.output<typeof ReconciledRow>[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.rowNo}
      columns={[
        {
          key: 'name',
          label: t('people.name'),
          render: (row) => (
            <>
              {row.personId ? <PersonLink personId={row.personId} name={row.name} /> : row.name || t('people.noName')}
              <TestData when={row.testData} />
            </>
          ),
        },
        { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nikMasked ?? '–'}</span> },
        { key: 'place', label: t('people.area'), render: placeOf },
        { key: 'state', label: t('people.membership'), render: (row) => <Membership row={row} /> },
        { key: 'decile', label: t('people.decile'), align: 'right', render: (row) => row.decile ?? '–' },
        { key: 'employer', label: t('registers.pekerja'), render: (row) => row.employerName ?? '–' },
      ]}
    />
  )
}
