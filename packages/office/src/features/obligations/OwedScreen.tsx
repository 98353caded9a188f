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
import { Card, DataTable, Empty, Pager, Screen } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice, Choice, SegmentChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { FrozenNames } from '../people/Frozen.tsx'
import { PersonLink, placeOf, TestData } from '../people/PeopleTable.tsx'
import { nameOfSum, signedRupiah } from './SumTables.tsx'
import { PARTS, type Parts } from './sums.ts'

const PAGE_SIZE = 50

/** Rupiah by payer in one cell: what is 0 is left out. */
export function sayParts(parts: Parts, say: (rupiah: number) => string = fmt.rupiah): string {
  const said = PARTS.flatMap(({ part }) =>
    parts[part] === 0 ? [] : [t('obligations.personPays', { payer: t(`obligations.payer-${part}`), rupiah: say(parts[part]) })],
  )
  return said.join(', ') || t('obligations.nothing')
}

const person = {
  name: {
    key: 'name',
    label: () => t('people.name'),
    render: (row: { personId: string; name: string; testData: boolean }) => (
      <>
        <PersonLink personId={row.personId} name={row.name} />
        <TestData when={row.testData} />
      </>
    ),
  },
  nik: (row: { nikMasked: string | null }) => <span className={links.number}>{row.nikMasked ?? '–'}</span>,
}

/** Exactly the cards behind a sum of obligations: the same filters, the same total. */
export function OwedScreen() {
  const { month } = useOffice()
  if (month === null) return <NoMonth />
  return <Owed month={month} />
}

function NoMonth() {
  return (
    <Screen title={t('nav.obligations')}>
      <Beginning />
    </Screen>
  )
}

function Owed({ month }: { month: string }) {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const { area, segment, basis, owes, memberClass, page = 1 } = search
  const filter = { regency: regency.code, month, area, segment, basis, payer: owes, class: memberClass }
  const read = useRead(ListObligations, { ...filter, page, pageSize: PAGE_SIZE }, { keep: true })
  const what = t('obligations.list')
  const total = read.state === 'ready' ? read.data.total : null
  const headline = total === null ? what : t('people.listed', { total: fmt.count(total), what })
  const money = read.state === 'ready' && read.data.total > 0 ? `${sayParts(read.data.parts)} · ` : ''
  return (
    <Screen
      title={what}
      headline={headline}
      sub={`${money}${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      actions={total !== null && total > 0 && can('exports.create') && <ExportLinks href={(format) => fileHref(ExportObligations, { ...filter, format })} />}
    >
      <div className={links.filters}>
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
      </div>
      <Card>
        <Await read={read} rows={8} height={36} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('obligations.none')}</Empty>
            ) : (
              <>
                <OwedTable rows={data.rows} caption={what} />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
  )
}

/** The differences behind a sum of adjustments, card by card. */
export function AdjustedScreen() {
  const { month } = useOffice()
  if (month === null) return <NoMonth />
  return <Adjusted month={month} />
}

function Adjusted({ month }: { month: string }) {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const { area, segment, put, page = 1 } = search
  const filter = { regency: regency.code, month, area, segment, cause: put }
  const read = useRead(ListAdjustments, { ...filter, page, pageSize: PAGE_SIZE }, { keep: true })
  const what = t('obligations.adjustments')
  const total = read.state === 'ready' ? read.data.total : null
  return (
    <Screen
      title={what}
      headline={total === null ? what : t('people.listed', { total: fmt.count(total), what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      actions={total !== null && total > 0 && can('exports.create') && <ExportLinks href={(format) => fileHref(ExportAdjustments, { ...filter, format })} />}
    >
      <div className={links.filters}>
        <AreaChoice />
        <SegmentChoice />
        <Choice
          label={t('obligations.cause')}
          value={put}
          options={ADJUSTMENT_CAUSE_IDS.map((it) => ({ value: it, label: t(`obligations.cause-${it}`) }))}
          onChange={(value) => change({ put: ADJUSTMENT_CAUSE_IDS.find((it) => it === value) })}
        />
      </div>
      <Card>
        <Await read={read} rows={8} height={36}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('obligations.none')}</Empty>
            ) : (
              <>
                <AdjustedTable rows={data.rows} caption={what} />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
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
        { ...person.name, label: person.name.label() },
        { key: 'nik', label: 'NIK', render: person.nik },
        { key: 'place', label: t('people.area'), render: placeOf },
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
        { ...person.name, label: person.name.label() },
        { key: 'nik', label: 'NIK', render: person.nik },
        { key: 'place', label: t('people.area'), render: placeOf },
        { key: 'segment', label: t('month.by-segment'), render: nameOfSum },
        { key: 'basis', label: t('obligations.basis'), render: (row) => t(`obligations.basis-${row.basis}`) },
        { key: 'parts', label: t('obligations.rupiah'), render: (row) => sayParts(row.parts) },
      ]}
    />
  )
}
