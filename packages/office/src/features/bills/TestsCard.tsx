import { Card, DataTable, Empty, Note, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import type { OfficeSearch } from '../../app/search.ts'
import { pick, t } from '../../i18n/index.ts'
import type { WholeBill } from './words.ts'

/** A number that opens the lines it counted; plain for whom names are closed. */
function LinesNumber({ billId, search, value }: { billId: string; search: OfficeSearch; value: number }): ReactNode {
  const { can } = useOffice()
  if (value === 0 || !can('people.read')) return fmt.count(value)
  return (
    <Link to="/tagihan/$billId/baris" params={{ billId }} search={search} className={links.num} preload={false}>
      {fmt.count(value)}
    </Link>
  )
}

/** What each test says; every line counts once. */
export function TestsCard({ it: { bill, tests } }: { it: WholeBill }) {
  return (
    <Card title={t('bills.tests')}>
      {tests.length === 0 ? (
        <Empty>{t('bills.testsNone')}</Empty>
      ) : (
        <DataTable
          caption={t('bills.tests')}
          rows={tests}
          rowKey={(row) => row.test}
          columns={[
            {
              key: 'test',
              label: t('bills.test'),
              render: (row) => (
                <>
                  <b>{pick(row.judul, row.title)}</b> {row.severity === 'low' && <StatusTag tone="warn">{t('bills.toVerify')}</StatusTag>}
                  <div className={links.minor}>{row.source}</div>
                </>
              ),
            },
            {
              key: 'lines',
              label: t('bills.lines'),
              align: 'right',
              render: (row) => (
                <>
                  <LinesNumber billId={bill.id} search={{ test: row.test, dispute: 'all' }} value={row.lines} />
                  {row.anyLines > row.lines && <div className={links.minor}>{t('bills.anyLines', { lines: fmt.count(row.anyLines) })}</div>}
                </>
              ),
            },
            { key: 'minimum', label: t('bills.minimum'), align: 'right', render: (row) => fmt.rupiah(row.rupiahMinimum) },
            { key: 'full', label: t('bills.full'), align: 'right', render: (row) => fmt.rupiah(row.rupiahFull) },
            ...(['open', 'held', 'dropped'] as const).map((state) => ({
              key: state,
              label: t(`bills.${state}`),
              align: 'right' as const,
              render: (row: WholeBill['tests'][number]) => <LinesNumber billId={bill.id} search={{ test: row.test, dispute: state }} value={row[state]} />,
            })),
          ]}
        />
      )}
      <Note>{t('bills.testsNote')}</Note>
    </Card>
  )
}

export function VillagesCard({ it: { bill, villages } }: { it: WholeBill }) {
  const isPlaced = (code: string) => !code.endsWith('.00.0000')
  return (
    <Card title={t('bills.villages')}>
      <DataTable
        caption={t('bills.villages')}
        rows={villages}
        rowKey={(row) => row.code}
        start={{ key: 'full', down: true }}
        columns={[
          { key: 'name', label: t('bills.village'), render: (row) => row.name || t('bills.unplaced'), sortBy: (row) => row.name },
          {
            key: 'lines',
            label: t('bills.lines'),
            align: 'right',
            render: (row) =>
              isPlaced(row.code) ? <LinesNumber billId={bill.id} search={{ area: row.code, dispute: 'all' }} value={row.lines} /> : fmt.count(row.lines),
            sortBy: (row) => row.lines,
          },
          { key: 'minimum', label: t('bills.minimum'), align: 'right', render: (row) => fmt.rupiah(row.rupiahMinimum), sortBy: (row) => row.rupiahMinimum },
          { key: 'full', label: t('bills.full'), align: 'right', render: (row) => fmt.rupiah(row.rupiahFull), sortBy: (row) => row.rupiahFull },
        ]}
      />
    </Card>
  )
}
