import {
  ADJUSTMENT_CAUSE_IDS,
  ExportAdjustments,
  ExportObligations,
  ListAdjustments,
  ListObligations,
  OBLIGATION_BASIS_IDS,
  type OutputOf,
} from '@semesta/contract'
import { PREMIUM_PAYERS } from '@semesta/kernel'
import { DataTable } from '@semesta/ui'
import { AreaChoice, Choice, SegmentChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { ListScreen, OfMonth, useList } from '../../app/List.tsx'
import { exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { whoColumns } from '../people/PeopleTable.tsx'
import { nameOfSum, signedRupiah } from './SumTables.tsx'
import { PARTS, type Parts } from './sums.ts'

/** Rupiah by payer in one cell: what is 0 is left out. */
export function sayParts(parts: Parts, say: (rupiah: number) => string = fmt.rupiah): string {
  const said = PARTS.flatMap(({ part }) =>
    parts[part] === 0 ? [] : [t('obligations.personPays', { payer: t(`obligations.payer-${part}`), rupiah: say(parts[part]) })],
  )
  return said.join(', ') || t('obligations.nothing')
}

/** Exactly the cards behind a sum of obligations: the same filters, the same total. */
export function OwedScreen() {
  return <OfMonth title={t('nav.obligations')}>{(month) => <Owed month={month} />}</OfMonth>
}

function Owed({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { area, segment, basis, owes, memberClass } = search
  const filter = { regency: regency.code, month, area, segment, basis, payer: owes, class: memberClass }
  const list = useList(ListObligations, filter)
  const what = t('obligations.list')
  const { read } = list
  const money = read.state === 'ready' && read.data.total > 0 ? `${sayParts(read.data.parts)} · ` : ''
  return (
    <ListScreen
      list={list}
      what={what}
      count={(total) => t('people.listed', { total, what })}
      sub={`${money}${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      save={exportOf(ExportObligations, filter)}
      filters={
        <>
          <AreaChoice />
          <Choice
            label={t('obligations.payer')}
            value={owes}
            options={PREMIUM_PAYERS.map((it) => ({ value: it, label: t(`obligations.payer-${it}`) }))}
            onChange={(value) => change({ owes: PREMIUM_PAYERS.find((it) => it === value) })}
          />
          <SegmentChoice />
          <Choice
            label={t('obligations.basis')}
            value={basis}
            options={OBLIGATION_BASIS_IDS.map((it) => ({ value: it, label: t(`obligations.basis-${it}`) }))}
            onChange={(value) => change({ basis: OBLIGATION_BASIS_IDS.find((it) => it === value) })}
          />
        </>
      }
      none={t('obligations.none')}
    >
      {({ rows }) => <OwedTable rows={rows} caption={what} />}
    </ListScreen>
  )
}

/** The differences behind a sum of adjustments, card by card. */
export function AdjustedScreen() {
  return <OfMonth title={t('nav.obligations')}>{(month) => <Adjusted month={month} />}</OfMonth>
}

function Adjusted({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { area, segment, put } = search
  const filter = { regency: regency.code, month, area, segment, cause: put }
  const list = useList(ListAdjustments, filter)
  const what = t('obligations.adjustments')
  return (
    <ListScreen
      list={list}
      what={what}
      count={(total) => t('people.listed', { total, what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      save={exportOf(ExportAdjustments, filter)}
      filters={
        <>
          <AreaChoice />
          <SegmentChoice />
          <Choice
            label={t('obligations.cause')}
            value={put}
            options={ADJUSTMENT_CAUSE_IDS.map((it) => ({ value: it, label: t(`obligations.cause-${it}`) }))}
            onChange={(value) => change({ put: ADJUSTMENT_CAUSE_IDS.find((it) => it === value) })}
          />
        </>
      }
      none={t('obligations.none')}
    >
      {({ rows }) => <AdjustedTable rows={rows} caption={what} />}
    </ListScreen>
  )
}

type AdjustmentRow = OutputOf<typeof ListAdjustments>['rows'][number]

function AdjustedTable({ rows, caption }: { rows: readonly AdjustmentRow[]; caption: string }) {
  const sayBasis = (basis: AdjustmentRow['basisBefore']) => (basis ? t(`obligations.basis-${basis}`) : '–')
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...whoColumns<AdjustmentRow>(),
        { key: 'for', label: t('obligations.forMonth'), render: (row) => fmt.monthShort(row.forMonth) },
        { key: 'on', label: t('obligations.recordedOn'), render: (row) => fmt.date(row.on) },
        { key: 'cause', label: t('obligations.cause'), render: (row) => t(`obligations.cause-${row.cause}`) },
        { key: 'basis', label: t('obligations.basisChange'), render: (row) => `${sayBasis(row.basisBefore)} → ${sayBasis(row.basisAfter)}` },
        { key: 'parts', label: t('obligations.rupiah'), render: (row) => sayParts(row.parts, signedRupiah) },
      ]}
    />
  )
}

type OwedRow = OutputOf<typeof ListObligations>['rows'][number]

function OwedTable({ rows, caption }: { rows: readonly OwedRow[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.rowNo}
      columns={[
        ...whoColumns<OwedRow>(),
        { key: 'segment', label: t('month.by-segment'), render: nameOfSum },
        { key: 'basis', label: t('obligations.basis'), render: (row) => t(`obligations.basis-${row.basis}`) },
        { key: 'parts', label: t('obligations.rupiah'), render: (row) => sayParts(row.parts) },
      ]}
    />
  )
}
