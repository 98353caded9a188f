import { Button } from '@mantine/core'
import { DeleteLookup, ExportLookup, GetLookup, ListLookupRows } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { Card, DataTable, Figure, Note, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { type LookupView, STATUSES, stateTone, statusTone } from './states.ts'

/** One list: how far it is, what came out, and the list back with the answer behind it. */
export function LookupScreen() {
  const { lookupId } = useParams({ from: '/shell/cek-daftar/$lookupId' })
  const { regency } = useOffice()
  const read = useRead(GetLookup, { regency: regency.code, lookupId }, { again: (it) => (it?.state === 'waiting' || it?.state === 'running' ? 1000 : false) })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.lookups')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Found lookup={read.data} />
}

function Found({ lookup }: { lookup: LookupView }) {
  const { regency } = useOffice()
  const remove = useAct(DeleteLookup)
  const at = { regency: regency.code, lookupId: lookup.id }
  const isDone = lookup.state === 'done'
  return (
    <Screen
      title={lookup.fileName}
      headline={isDone && lookup.counts ? <Headline lookup={lookup} /> : lookup.fileName}
      sub={`${lookup.fileName} · ${t('lookups.monthOf', { month: fmt.month(lookup.month) })}`}
      actions={
        <>
          {isDone && <ExportLinks of={exportOf(ExportLookup, at)} />}
          {lookup.state !== 'deleted' && (
            <Button variant="default" loading={remove.busy} onClick={() => remove.run(at)}>
              {t('lookups.delete')}
            </Button>
          )}
        </>
      }
    >
      {remove.problem && <Refused problem={remove.problem} />}
      <Row columns="one">
        <StateCard lookup={lookup} />
        {isDone && <AnswerCard lookup={lookup} />}
      </Row>
    </Screen>
  )
}

function Headline({ lookup }: { lookup: LookupView }) {
  const { counts, rows } = lookup
  return rich('lookups.result', {
    active: <Figure tone="good">{fmt.count(counts?.active ?? 0)}</Figure>,
    rows: fmt.count(rows ?? 0),
    not: <Figure tone="bad">{fmt.count((counts?.inactive ?? 0) + (counts?.unregistered ?? 0))}</Figure>,
    open: fmt.count((counts?.['not-found'] ?? 0) + (counts?.['not-unique'] ?? 0) + (counts?.unreadable ?? 0)),
  })
}

function StateCard({ lookup }: { lookup: LookupView }) {
  const { regency } = useOffice()
  const name = useAreaName()
  return (
    <Card title={t('lookups.about')} aside={<StatusTag tone={stateTone(lookup.state)}>{t(`lookups.state-${lookup.state}`)}</StatusTag>}>
      {lookup.problem && <Refused problem={new Problem(lookup.problem.code, 409, lookup.problem.detail)} />}
      {(lookup.state === 'waiting' || lookup.state === 'running') && <p role="status">{t('lookups.underWay')}</p>}
      <Pairs
        rows={[
          { term: t('lookups.purpose'), value: t(`lookups.purpose-${lookup.purpose}`) },
          { term: t('lookups.note'), value: lookup.note },
          { term: t('people.area'), value: lookup.area ? name(lookup.area) : t('lookups.allAreas') },
          { term: t('lookups.askedAt'), value: fmt.instant(lookup.askedAt, regency.timeZone) },
          { term: t('lookups.deletedAfter'), value: fmt.instant(lookup.deletedAfter, regency.timeZone) },
          ...STATUSES.map((status) => ({ term: t(`lookups.status-${status}`), value: lookup.counts ? fmt.count(lookup.counts[status]) : '–' })),
        ]}
      />
      {lookup.doubtful !== null && lookup.doubtful > 0 && <Note>{t('lookups.doubtfulNote', { rows: fmt.count(lookup.doubtful) })}</Note>}
      <Link to="/cek-daftar" search={{}} className={links.link}>
        {t('lookups.another')}
      </Link>
    </Card>
  )
}

function AnswerCard({ lookup }: { lookup: LookupView }) {
  const { regency } = useOffice()
  const list = useList(ListLookupRows, { regency: regency.code, lookupId: lookup.id })
  return (
    <Card title={t('lookups.answer')}>
      <Rows list={list} none={t('lookups.noRows')}>
        {(data) => (
          <DataTable
            caption={t('lookups.answer')}
            rows={data.rows}
            rowKey={(row) => row.row}
            columns={[
              { key: 'row', label: t('lookups.row'), align: 'right', render: (row) => fmt.count(row.row) },
              {
                key: 'status',
                label: t('lookups.status'),
                render: (row) => <StatusTag tone={statusTone(row.status)}>{t(`lookups.status-${row.status}`)}</StatusTag>,
              },
              { key: 'segment', label: t('month.by-segment'), render: (row) => (row.segment ? t(`labels.${row.segment}`) : '–') },
              { key: 'cause', label: t('month.by-cause'), render: (row) => (row.cause ? t(`labels.${row.cause}`) : '–') },
              { key: 'since', label: t('people.since'), render: (row) => fmt.date(row.since) },
              {
                key: 'way',
                label: t('lookups.way'),
                render: (row) => (
                  <>
                    {row.way ? t(`lookups.way-${row.way}`) : '–'} {row.doubtful && <StatusTag tone="warn">{t('lookups.doubtful')}</StatusTag>}
                  </>
                ),
              },
            ]}
          />
        )}
      </Rows>
    </Card>
  )
}
