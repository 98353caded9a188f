import { CountDisputes, ExportDisputes, GetBill, ListDisputes, type OutputOf } from '@semesta/contract'
import { Empty, Pager, Screen, StatusTag } from '@semesta/ui'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { type Read, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import styles from '../linkage/linkage.module.css'
import { useQueueKeys } from '../linkage/use-queue-keys.ts'
import { BulkBar } from './BulkBar.tsx'
import { DisputeFilters } from './DisputeFilters.tsx'
import { LinePane } from './LinePane.tsx'
import { type Line, lineTone, type WholeBill } from './words.ts'

const PAGE_SIZE = 50

/** What the address narrows the lines to; lines that wait come first. */
export function useChoice(billId: string) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const { test, dispute = 'open', area, atLeast } = search
  return { regency: regency.code, billId, test, state: dispute === 'all' ? undefined : dispute, area, atLeast }
}

/** Disputed lines of a bill, one after the other with their evidence. */
export function DisputesScreen() {
  const { billId } = useParams({ from: '/shell/tagihan/$billId/baris' })
  const { regency } = useOffice()
  const read = useRead(GetBill, { regency: regency.code, billId })
  return (
    <Await read={read} rows={5}>
      {(it) => <Disputes it={it} />}
    </Await>
  )
}

function Disputes({ it }: { it: WholeBill }) {
  const { bill } = it
  const { can } = useOffice()
  const choice = useChoice(bill.id)
  const count = useRead(CountDisputes, choice, { keep: true })
  const total = count.state === 'ready' ? count.data.total : null
  return (
    <Screen
      title={t('bills.queueTitle', { month: fmt.month(bill.month) })}
      headline={total ? t('bills.queueHead', { lines: fmt.count(total.lines), rupiah: fmt.rupiah(total.rupiahFull) }) : undefined}
      sub={`${t('bills.queueTitle', { month: fmt.month(bill.month) })}${total ? ` · ${t('bills.queueSub', { minimum: fmt.rupiah(total.rupiahMinimum) })}` : ''} · ${t('bills.keysHint')}`}
      actions={
        <>
          <Link to="/tagihan/$billId" params={{ billId: bill.id }} search={{}} className={`${links.button} ${links.ghost}`}>
            {t('bills.backToBill')}
          </Link>
          {total && total.lines > 0 && <ExportLinks of={exportOf(ExportDisputes, choice)} />}
        </>
      }
    >
      <DisputeFilters tests={it.tests} />
      {total && total.lines > 0 && bill.state === 'challenged' && can('bills.manage') && <BulkBar choice={choice} total={total} />}
      {can('people.read') ? <Queue bill={bill} tests={it.tests} /> : <Empty>{t('bills.namesClosed')}</Empty>}
    </Screen>
  )
}

function Queue({ bill, tests }: { bill: WholeBill['bill']; tests: WholeBill['tests'] }) {
  const { search } = useFilters()
  const { can } = useOffice()
  const go = useGo()
  const [asking, ask] = useState<'held' | 'dropped' | null>(null)
  const page = search.page ?? 1
  const list = useRead(ListDisputes, { ...useChoice(bill.id), page, pageSize: PAGE_SIZE }, { keep: true })
  const rows = list.state === 'ready' ? list.data.rows : []
  const current = search.line ?? rows[0]?.rowNo
  const at = rows.findIndex((it) => it.rowNo === current)
  const step = (by: number) => {
    const next = rows[at + by]
    if (!next) return
    ask(null)
    go(next.rowNo)
    document.getElementById(`pasangan-${next.rowNo}`)?.focus()
  }
  const mayDecide = can('bills.manage') && bill.state === 'challenged'
  useQueueKeys((key) => {
    if (key === 'j') step(1)
    else if (key === 'k') step(-1)
    else if (key === 'enter' && current) go(current)
    else if ((key === 'a' || key === 'r') && mayDecide && current) ask(key === 'a' ? 'held' : 'dropped')
    else return false
    return true
  })
  return (
    <div className={styles.split} data-open={search.line ? 'yes' : 'no'}>
      <Lines list={list} billId={bill.id} current={current} tests={tests} />
      <div className={styles.pane}>
        {current && rows.length > 0 && (
          <LinePane
            billId={bill.id}
            rowNo={current}
            mayDecide={mayDecide}
            asking={asking}
            ask={ask}
            onBack={() => go(undefined)}
            onDecided={() => {
              ask(null)
              go((rows[at + 1] ?? rows[at - 1])?.rowNo)
            }}
          />
        )}
      </div>
    </div>
  )
}

interface LinesProps {
  list: Read<OutputOf<typeof ListDisputes>>
  billId: string
  current: number | undefined
  tests: WholeBill['tests']
}

function Lines({ list, billId, current, tests }: LinesProps) {
  const { search, change } = useFilters()
  const titleOf = (test: string) => {
    const known = tests.find((it) => it.test === test)
    return known ? pick(known.judul, known.title) : test
  }
  return (
    <nav className={styles.queue} aria-label={t('bills.tests')}>
      <Await read={list} rows={6} height={56}>
        {(data) =>
          data.total === 0 ? (
            <Empty>{t('bills.queueNone')}</Empty>
          ) : (
            <>
              <ul className={styles.rows}>
                {data.rows.map((row) => (
                  <li key={row.rowNo}>
                    <LineRow row={row} billId={billId} isOn={row.rowNo === current} title={titleOf(row.mainTest)} />
                  </li>
                ))}
              </ul>
              <div className={styles.foot}>
                <Pager page={search.page ?? 1} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next, line: undefined })} />
              </div>
            </>
          )
        }
      </Await>
    </nav>
  )
}

/** Goes to a line without leaving a trail of steps behind. */
function useGo() {
  const navigate = useNavigate()
  return (line: number | undefined) => void navigate({ to: '.', search: (old) => ({ ...old, line }), replace: true })
}

function LineRow({ row, billId, isOn, title }: { row: Line; billId: string; isOn: boolean; title: string }) {
  return (
    <Link
      to="/tagihan/$billId/baris"
      params={{ billId }}
      search={(old) => ({ ...old, line: row.rowNo })}
      replace
      preload={false}
      id={`pasangan-${row.rowNo}`}
      className={`${styles.row} ${isOn ? styles.on : ''}`}
      aria-current={isOn ? 'true' : undefined}
    >
      <span className={styles.names}>{row.name || t('people.noName')}</span>
      <span className={styles.money}>{fmt.rupiah(row.rupiahFull)}</span>
      <span className={styles.why}>
        {[title, row.villageName].filter(Boolean).join(' · ')}{' '}
        {row.state !== 'open' && (
          <StatusTag tone={lineTone(row.state)} plain>
            {t(`bills.dispute-${row.state}`)}
          </StatusTag>
        )}
      </span>
    </Link>
  )
}
