import { ExportMutations, GetBill, ListMutations, MUTATION_KINDS, type OutputOf } from '@semesta/contract'
import { SEGMENTS } from '@semesta/kernel'
import { DataTable } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { AreaChoice, Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { ListScreen, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { TestData } from '../people/PeopleTable.tsx'

/** The cards behind a number of the balance. */
export function MutationsScreen() {
  const { billId } = useParams({ from: '/shell/tagihan/$billId/mutasi' })
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { area, mutation: kind } = search
  const choice = { regency: regency.code, billId, kind, area }
  const bill = useRead(GetBill, { regency: regency.code, billId })
  const month = bill.state === 'ready' ? fmt.month(bill.data.bill.month) : ''
  return (
    <ListScreen
      list={useList(ListMutations, choice)}
      what={t('bills.mutations')}
      count={(rows) => t('bills.mutationsHead', { rows, month, kind: kind ? t(`bills.kind-${kind}`) : t('people.all') })}
      actions={
        <Link to="/tagihan/$billId" params={{ billId }} search={{}} className={`${links.button} ${links.ghost}`}>
          {t('bills.backToBill')}
        </Link>
      }
      save={exportOf(ExportMutations, choice)}
      filters={
        <>
          <Choice
            label={t('bills.mutationKind')}
            value={kind}
            options={MUTATION_KINDS.map((it) => ({ value: it, label: t(`bills.kind-${it}`) }))}
            onChange={(value) => change({ mutation: MUTATION_KINDS.find((it) => it === value) })}
          />
          <AreaChoice />
        </>
      }
      title={t('bills.mutations')}
      none={t('bills.queueNone')}
    >
      {({ rows }) => <Cards rows={rows} />}
    </ListScreen>
  )
}

function Cards({ rows }: { rows: OutputOf<typeof ListMutations>['rows'] }) {
  return (
    <DataTable
      caption={t('bills.mutations')}
      rows={rows}
      rowKey={(row) => `${row.kind} ${row.cardMasked} ${row.name} ${row.personId}`}
      columns={[
        {
          key: 'name',
          label: t('bills.name'),
          render: (row) => (
            <>
              {row.name || t('people.noName')} <TestData when={row.testData} />
            </>
          ),
        },
        { key: 'kind', label: t('bills.mutationKind'), render: (row) => t(`bills.kind-${row.kind}`) },
        { key: 'why', label: t('bills.mutationWhy'), render: (row) => row.why ?? '–' },
        { key: 'card', label: t('bills.card'), render: (row) => <span className={links.number}>{row.cardMasked ?? '–'}</span> },
        {
          key: 'segment',
          label: t('bills.segment'),
          render: (row) => (row.segment ? t(`labels.${SEGMENTS.find((it) => it === row.segment) ?? 'UNKNOWN'}`) : '–'),
        },
        { key: 'village', label: t('bills.village'), render: (row) => row.villageName ?? t('bills.unplaced') },
      ]}
    />
  )
}
