import { Card, DataTable, Empty, Note } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { signedRupiah } from './SumTables.tsx'
import { allOf, type Data, localOf, sumOf } from './sums.ts'

type Adjustment = Data['adjustments'][number]

/** Differences to what was put down: for this month, or brought by it for others. */
export function AdjustmentsCard({ data, month, area }: { data: Data; month: string; area: string | undefined }) {
  const rows = data.adjustments
  const first = sumOf(data.rows, localOf).rupiah
  const change = rows.filter((it) => it.forMonth === month).reduce((sum, it) => sum + localOf(it.parts), 0)
  return (
    <Card title={t('obligations.adjustments')}>
      {rows.length === 0 ? (
        <Empty>{t('obligations.noAdjustments')}</Empty>
      ) : (
        <DataTable
          caption={t('obligations.adjustments')}
          rows={rows}
          rowKey={(row) => `${row.forMonth} ${row.runMonth} ${row.on} ${row.late} ${row.cause} ${row.segment}`}
          columns={[
            { key: 'for', label: t('obligations.forMonth'), render: (row) => fmt.month(row.forMonth), sortBy: (row) => row.forMonth },
            { key: 'on', label: t('obligations.recordedOn'), render: (row) => fmt.date(row.on), sortBy: (row) => row.on },
            {
              key: 'cause',
              label: t('obligations.cause'),
              render: (row) => `${t(`obligations.cause-${row.cause}`)} (${t(row.late ? 'obligations.late' : 'obligations.rebuilt')})`,
            },
            { key: 'segment', label: t('month.by-segment'), render: (row) => t(`labels.${row.segment}`) },
            { key: 'heads', label: t('obligations.heads'), align: 'right', sortBy: (row) => row.heads, render: (row) => <Heads row={row} area={area} /> },
            {
              key: 'local',
              label: t('obligations.localShare'),
              align: 'right',
              sortBy: (row) => localOf(row.parts),
              render: (row) => signedRupiah(localOf(row.parts)),
            },
            {
              key: 'all',
              label: t('obligations.allShares'),
              align: 'right',
              sortBy: (row) => allOf(row.parts),
              render: (row) => signedRupiah(allOf(row.parts)),
            },
          ]}
        />
      )}
      {change !== 0 && <Note>{t('obligations.afterAdjustments', { month: fmt.month(month), first: fmt.rupiah(first), now: fmt.rupiah(first + change) })}</Note>}
      <Note>{t('obligations.adjustmentsHint')}</Note>
    </Card>
  )
}

function Heads({ row, area }: { row: Adjustment; area: string | undefined }) {
  const { can } = useOffice()
  if (!can('people.read')) return <>{fmt.count(row.heads)}</>
  return (
    <Link to="/kewajiban/penyesuaian" search={{ put: row.cause, segment: row.segment, area }} className={links.num} preload={false}>
      {fmt.count(row.heads)}
    </Link>
  )
}
