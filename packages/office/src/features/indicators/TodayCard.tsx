import { ListFindingRules, ListJobs, ListPending, ListRegisters, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { RuleNumber } from '../../app/links.tsx'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { PairsWaiting } from '../linkage/PairsWaiting.tsx'
import { EndingLine } from '../sponsors/EndingLine.tsx'
import type { MonthView } from './figures.tsx'
import { staleRegisters } from './freshness.ts'

const FundsToday = lazy(() => import('../funds/FundsToday.tsx').then((it) => ({ default: it.FundsToday })))

type RuleRow = OutputOf<typeof ListFindingRules>['rows'][number]

/** Worth of a task: rupiah at stake first, then people. */
export function byWorth(a: RuleRow, b: RuleRow): number {
  return b.rupiahPerMonth - a.rupiahPerMonth || b.people - a.people
}

/** What to do today: findings by rupiah and heads, old registers, failed jobs. */
export function TodayCard({ month }: { month: MonthView }) {
  const { regency, can } = useOffice()
  const read = useRead(ListFindingRules, { regency: regency.code, month: month.month })
  return (
    <Card title={t('month.today')} aside={t('month.todayAside')}>
      {can('funds.read') && (
        <Suspense fallback={null}>
          <FundsToday />
        </Suspense>
      )}
      <Chores />
      <PairsWaiting />
      <EndingLine />
      <Await read={read} rows={7} height={62}>
        {({ rows }) => {
          const open = rows.filter((row) => row.people > 0).sort(byWorth)
          if (open.length === 0) return <Empty>{t('findings.none')}</Empty>
          return (
            <>
              <DataTable
                caption={t('month.today')}
                rows={open.slice(0, 7)}
                rowKey={(row) => row.rule}
                columns={[
                  { key: 'task', label: t('month.task'), render: (row) => <Task row={row} /> },
                  {
                    key: 'people',
                    label: t('month.people'),
                    align: 'right',
                    sortBy: (row) => row.people,
                    render: (row) => <RuleNumber rule={row.rule} value={row.people} />,
                  },
                  {
                    key: 'rupiah',
                    label: t('month.rupiahMonth'),
                    align: 'right',
                    sortBy: (row) => row.rupiahPerMonth,
                    render: (row) => fmt.count(row.rupiahPerMonth),
                  },
                ]}
              />
              <p>
                <Link to="/temuan" search={{}} className={links.button}>
                  {t('month.allFindings', { count: open.length })}
                </Link>
              </p>
            </>
          )
        }}
      </Await>
    </Card>
  )
}

function Task({ row }: { row: RuleRow }) {
  return (
    <>
      <b>{pick(row.judul, row.title)}</b>
      <br />
      <span className={links.minor}>{pick(row.perbaikan, row.remedy)}</span>
    </>
  )
}

/** Files that wait for oneself, old registers and failed jobs: small matters that spoil every figure. */
function Chores() {
  const { regency, can } = useOffice()
  const registers = useRead(ListRegisters, { regency: regency.code }, { when: can('registers.import') })
  const jobs = useRead(ListJobs, { regency: regency.code }, { when: can('jobs.read') })
  const stale = registers.state === 'ready' ? staleRegisters(registers.data.rows, today(regency.timeZone)) : []
  const failed = jobs.state === 'ready' ? jobs.data.rows.filter((job) => job.state === 'failed').slice(0, 3) : []
  const pending = useRead(ListPending, { regency: regency.code }, { when: can('registers.read') })
  const mine = pending.state === 'ready' ? pending.data.rows.filter((it) => it.forMe).slice(0, 3) : []
  if (stale.length === 0 && failed.length === 0 && mine.length === 0) return null
  return (
    <ul className={links.list} style={{ marginBottom: 12 }}>
      {mine.map(({ batch, waitsFor }) => (
        <li key={batch.id}>
          <StatusTag tone="warn">{t(`review.waits-${waitsFor}`)}</StatusTag>{' '}
          <Link to="/berkas/$batchId" params={{ batchId: batch.id }} search={{}} className={links.link}>
            {batch.fileName}
          </Link>
        </li>
      ))}
      {failed.map((job) => (
        <li key={job.id}>
          <StatusTag tone="bad">{t('jobs.state-failed')}</StatusTag>{' '}
          <Link to="/pekerjaan" search={{}} className={links.link}>
            {job.title}
          </Link>
        </li>
      ))}
      {stale.length > 0 && (
        <li>
          <StatusTag tone="warn">{t('month.stale')}</StatusTag>{' '}
          <Link to="/berkas" search={{}} className={links.link}>
            {t('month.staleTask', { registers: stale.map(({ row }) => t(`registers.${row.register}`)).join(', ') })}
          </Link>
        </li>
      )}
    </ul>
  )
}
