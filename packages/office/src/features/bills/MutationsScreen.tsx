import { ExportMutations, GetBill, ListMutations, MUTATION_KINDS, type OutputOf } from '@semesta/contract'
import { SEGMENTS } from '@semesta/kernel'
import { Card, DataTable, Empty, Pager, Screen } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice, Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { TestData } from '../people/PeopleTable.tsx'

const PAGE_SIZE = 50

/** The cards behind a number of the balance. */
export function MutationsScreen() {
  const { billId } = useParams({ from: '/shell/tagihan/$billId/mutasi' })
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const { page = 1, area, mutation: kind } = search
  const choice = { regency: regency.code, billId, kind, area }
  const bill = useRead(GetBill, { regency: regency.code, billId })
  const read = useRead(ListMutations, { ...choice, page, pageSize: PAGE_SIZE }, { keep: true })
  const month = bill.state === 'ready' ? fmt.month(bill.data.bill.month) : ''
  const words = read.state === 'ready' ? { rows: fmt.count(read.data.total), month, kind: kind ? t(`bills.kind-${kind}`) : t('people.all') } : null
  return (
    <Screen
      title={t('bills.mutations')}
      headline={words ? t('bills.mutationsHead', words) : undefined}
      actions={
        <>
          <Link to="/tagihan/$billId" params={{ billId }} search={{}} className={`${links.button} ${links.ghost}`}>
            {t('bills.backToBill')}
          </Link>
          {can('exports.create') && <ExportLinks href={(format) => fileHref(ExportMutations, { ...choice, format })} />}
        </>
      }
    >
      <div className={links.filters}>
        <Choice
          label={t('bills.mutationKind')}
          value={kind}
          options={MUTATION_KINDS.map((it) => ({ value: it, label: t(`bills.kind-${it}`) }))}
          onChange={(value) => change({ mutation: MUTATION_KINDS.find((it) => it === value) })}
        />
        <AreaChoice />
      </div>
      <Card title={t('bills.mutations')}>
        <Await read={read} rows={8} height={36}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('bills.queueNone')}</Empty>
            ) : (
              <>
                <Cards rows={data.rows} />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
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
