import { ListBills, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Row, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { RecordCard } from './RecordCard.tsx'
import { type BillView, billTone, inDispute, provenOf, totalOf } from './words.ts'

type Data = OutputOf<typeof ListBills>

/** Bills of every month, with what is in dispute. */
export function BillsScreen() {
  const { regency, can } = useOffice()
  const isMoving = (data?: Data) => data?.rows.some((it) => it.state === 'challenging')
  const read = useRead(ListBills, { regency: regency.code }, { again: (data) => (isMoving(data) ? 2000 : false) })
  const rows = read.state === 'ready' ? read.data.rows : []
  return (
    <Screen title={t('nav.bills')} headline={read.state === 'ready' && <Headline rows={rows} />} sub={t('bills.sub', { regency: regency.name })}>
      <Row columns="one">
        <Card title={t('bills.list')}>
          <Await read={read} rows={5}>
            {(data) => (data.rows.length === 0 ? <Empty title={t('bills.headlineNone')}>{t('bills.noneHint')}</Empty> : <Bills rows={data.rows} />)}
          </Await>
        </Card>
        {can('bills.manage') && read.state === 'ready' && <RecordCard waiting={read.data.waiting} known={rows} />}
      </Row>
    </Screen>
  )
}

function Headline({ rows }: { rows: readonly BillView[] }) {
  const newest = rows.find((it) => it.disputed.some((sum) => sum.lines > 0)) ?? rows[0]
  if (!newest) return t('bills.headlineNone')
  const proven = provenOf(newest)
  if (inDispute(newest).lines === 0) return t('bills.headlineClean', { month: fmt.month(newest.month) })
  return rich('bills.headline', {
    month: fmt.month(newest.month),
    disputed: <Figure tone="bad">{fmt.count(proven.lines)}</Figure>,
    rupiah: <Figure>{fmt.rupiah(proven.rupiahFull)}</Figure>,
    verify: fmt.count(proven.toVerify.lines),
    open: fmt.count(inDispute(newest, ['open']).lines),
  })
}

function Bills({ rows }: { rows: readonly BillView[] }) {
  return (
    <DataTable
      caption={t('bills.list')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'month',
          label: t('bills.month'),
          render: (row) => (
            <Link to="/tagihan/$billId" params={{ billId: row.id }} search={{}} className={links.link}>
              {fmt.month(row.month)}
            </Link>
          ),
        },
        {
          key: 'letter',
          label: t('bills.letter'),
          render: (row) => (
            <>
              {row.letterNumber} {row.revision > 1 && <span className={links.minor}>{t('bills.revision', { n: row.revision })}</span>}
            </>
          ),
        },
        { key: 'heads', label: t('bills.heads'), align: 'right', render: (row) => fmt.count(row.heads) },
        { key: 'amount', label: t('bills.amount'), align: 'right', render: (row) => fmt.rupiah(totalOf(row)) },
        {
          key: 'state',
          label: t('bills.state'),
          render: (row) => <StatusTag tone={billTone(row.state)}>{t(`bills.state-${row.state}`)}</StatusTag>,
        },
        {
          key: 'disputed',
          label: t('bills.disputed'),
          align: 'right',
          render: (row) => <Disputed row={row} />,
        },
        { key: 'full', label: t('bills.full'), align: 'right', render: (row) => fmt.rupiah(provenOf(row).rupiahFull) },
        { key: 'open', label: t('bills.open'), align: 'right', render: (row) => fmt.count(inDispute(row, ['open']).lines) },
      ]}
    />
  )
}

/** Lines that can be disputed, and beside them how many more are to be verified first. */
function Disputed({ row }: { row: BillView }) {
  if (!row.byName) return t('bills.headsOnly')
  const { lines, toVerify } = provenOf(row)
  return (
    <>
      {fmt.count(lines)}
      {toVerify.lines > 0 && <div className={links.minor}>{t('bills.verifyMore', { lines: fmt.count(toVerify.lines) })}</div>}
    </>
  )
}
