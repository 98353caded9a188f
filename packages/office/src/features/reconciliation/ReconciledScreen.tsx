import { NativeSelect } from '@mantine/core'
import { ExportReconciliation, ListReconciliation, type ReconciledRow } from '@semesta/contract'
import { DataTable } from '@semesta/ui'
import type { z } from 'zod'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { ListScreen, OfMonth, useList } from '../../app/List.tsx'
import { exportOf } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { Membership, whoColumns } from '../people/PeopleTable.tsx'
import { COMBINATIONS, namedIn } from './combination.ts'

/** Exactly the people of one combination of registers. */
export function ReconciledScreen() {
  return <OfMonth title={t('nav.reconciliation')}>{(month) => <Reconciled month={month} />}</OfMonth>
}

type Row = z.output<typeof ReconciledRow>

const nameOf = (registers: string) =>
  namedIn(registers)
    .map((register) => t(`registers.${register}`))
    .join(' + ')

function Reconciled({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const name = useAreaName()
  const { area, registers = '1100' } = search
  const filter = { regency: regency.code, month, area, registers }
  const list = useList(ListReconciliation, filter)
  const what = [t('reconciliation.only', { registers: nameOf(registers) }), area && name(area)].filter(Boolean).join(' · ')
  return (
    <ListScreen
      list={list}
      what={what}
      count={(total) => t('reconciliation.listed', { total, what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      save={exportOf(ExportReconciliation, filter)}
      filters={
        <>
          <AreaChoice />
          <NativeSelect
            label={t('reconciliation.combination')}
            value={registers}
            onChange={(event) => change({ registers: event.currentTarget.value })}
            data={COMBINATIONS.map((it) => ({ value: it, label: nameOf(it) }))}
          />
        </>
      }
      none={t('people.none')}
    >
      {({ rows }) => <ReconciledTable rows={rows} caption={what} />}
    </ListScreen>
  )
}

function ReconciledTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.rowNo}
      columns={[
        ...whoColumns<Row>(),
        { key: 'state', label: t('people.membership'), render: (row) => <Membership row={row} /> },
        { key: 'decile', label: t('people.decile'), align: 'right', render: (row) => row.decile ?? '–' },
        { key: 'employer', label: t('registers.pekerja'), render: (row) => row.employerName ?? '–' },
      ]}
    />
  )
}
