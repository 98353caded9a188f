import { type Claim, ListClaims, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Note, Row, Screen, StatusTag, type Tone } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { SendCard } from './SendCard.tsx'

export type ClaimView = z.output<typeof Claim>

export function claimTone(state: ClaimView['state']): Tone {
  return state === 'settled' ? 'ok' : state === 'withdrawn' ? 'neutral' : 'warn'
}

/** What is asked back from BPJS Kesehatan, what was answered, what came back. */
export function ClaimsScreen() {
  const { regency, can } = useOffice()
  const read = useRead(ListClaims, { regency: regency.code })
  const rows = read.state === 'ready' ? read.data.rows : []
  const sum = (of: (it: ClaimView) => number) => rows.filter((it) => it.state !== 'withdrawn').reduce((total, it) => total + of(it), 0)
  const late = rows.filter((it) => it.overdueDays > 0).length
  return (
    <Screen
      title={t('nav.claims')}
      headline={
        read.state === 'ready' &&
        (rows.length === 0
          ? t('claims.headlineNone')
          : rich('claims.headline', {
              outstanding: <Figure tone="bad">{fmt.rupiah(sum((it) => it.outstanding))}</Figure>,
              waiting: <Figure>{fmt.rupiah(sum((it) => it.waiting.rupiah))}</Figure>,
            }))
      }
      sub={[t('claims.sub', { regency: regency.name, settled: fmt.rupiah(sum((it) => it.settled)) }), late > 0 && t('claims.overdue', { claims: late })]
        .filter(Boolean)
        .join(' · ')}
    >
      <Row columns="one">
        <Card title={t('claims.list')}>
          <Await read={read} rows={4}>
            {(data) => (data.rows.length === 0 ? <Empty>{t('claims.none')}</Empty> : <Claims rows={data.rows} />)}
          </Await>
        </Card>
        {read.state === 'ready' && rows.length + read.data.ready.length > 0 && <Ready ready={read.data.ready} mayManage={can('bills.manage')} />}
      </Row>
    </Screen>
  )
}

/** The bills of a claim from the first month to the last. */
function spanOf(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return '–'
  return first === last ? fmt.monthShort(first) : `${fmt.monthShort(first)} – ${fmt.monthShort(last)}`
}

function Ready({ ready, mayManage }: { ready: OutputOf<typeof ListClaims>['ready']; mayManage: boolean }) {
  const sum = (key: 'lines' | 'rupiahMinimum' | 'rupiahFull') => ready.reduce((total, it) => total + it[key], 0)
  const words = {
    lines: fmt.count(sum('lines')),
    bills: fmt.count(ready.length),
    minimum: fmt.rupiah(sum('rupiahMinimum')),
    full: fmt.rupiah(sum('rupiahFull')),
  }
  return (
    <Card title={t('claims.ready')}>
      <Note>{ready.length === 0 ? t('claims.readyNone') : t('claims.readyHead', words)}</Note>
      {mayManage && ready.length > 0 && <SendCard ready={ready} />}
    </Card>
  )
}

function Claims({ rows }: { rows: readonly ClaimView[] }) {
  return (
    <DataTable
      caption={t('claims.list')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'number',
          label: t('claims.number'),
          render: (row) => (
            <>
              <Link to="/klaim/$claimId" params={{ claimId: row.id }} search={{}} className={links.link}>
                {row.number}
              </Link>
              <br />
              <span className={links.minor}>{t('claims.sentOn', { date: fmt.date(row.sentOn) })}</span>
            </>
          ),
        },
        { key: 'months', label: t('claims.months'), render: (row) => spanOf(row.months) },
        { key: 'state', label: t('claims.state'), render: (row) => <StatusTag tone={claimTone(row.state)}>{t(`claims.state-${row.state}`)}</StatusTag> },
        { key: 'claimed', label: t('claims.claimed'), align: 'right', render: (row) => fmt.rupiah(row.claimed.rupiah) },
        {
          key: 'accepted',
          label: t('claims.accepted'),
          align: 'right',
          render: (row) => (
            <>
              {fmt.rupiah(row.accepted.rupiah)}
              <div className={links.minor}>{t('claims.refusedOf', { rupiah: fmt.rupiah(row.refused.rupiah) })}</div>
            </>
          ),
        },
        { key: 'settled', label: t('claims.settled'), align: 'right', render: (row) => fmt.rupiah(row.settled) },
        { key: 'outstanding', label: t('claims.outstanding'), align: 'right', render: (row) => fmt.rupiah(row.outstanding) },
        {
          key: 'age',
          label: t('claims.age'),
          align: 'right',
          render: (row) =>
            row.overdueDays > 0 ? (
              <StatusTag tone="bad">{t('claims.late', { days: fmt.count(row.overdueDays) })}</StatusTag>
            ) : (
              t('claims.days', { days: fmt.count(row.ageDays) })
            ),
        },
      ]}
    />
  )
}
