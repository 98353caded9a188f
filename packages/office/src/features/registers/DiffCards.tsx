import { Card, DataTable, Empty, Note, Row } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import type { OfficeSearch } from '../../app/search.ts'
import { type Key, t, tMaybe } from '../../i18n/index.ts'
import { causeWord, type DiffView, kindWord, signed } from './effect.ts'

type Change = DiffView['changes'][number]

/** A number of a file's effect that opens exactly its rows; plain for whom names are closed. */
function RowsNumber({ diff, value, behind }: { diff: DiffView; value: number; behind: Pick<OfficeSearch, 'happened' | 'because' | 'field'> }) {
  const { can } = useOffice()
  if (!can('people.read') || value === 0) return <>{fmt.count(value)}</>
  return (
    <Link to="/berkas/$batchId/perubahan" params={{ batchId: diff.batch.id }} search={behind} className={links.num} preload={false}>
      {fmt.count(value)}
    </Link>
  )
}

/** What a file does to the list in force: changes, the standing before and after, segments, fields. */
export function DiffCards({ diff }: { diff: DiffView }) {
  return (
    <>
      <Row columns="wide-left">
        <Changes diff={diff} />
        <Standing diff={diff} />
      </Row>
      {(diff.segments.length > 0 || diff.fields.length > 0) && (
        <Row columns="two">
          {diff.segments.length > 0 && <Segments diff={diff} />}
          {diff.fields.length > 0 && <Fields diff={diff} />}
        </Row>
      )}
    </>
  )
}

function Changes({ diff }: { diff: DiffView }) {
  const { batch, rows, base } = diff
  const isRoster = batch.register === 'peserta'
  return (
    <Card
      title={t(batch.state === 'done' ? 'changes.did' : 'changes.does')}
      aside={base ? t('changes.against', { date: fmt.date(base.asOf) }) : t('changes.first')}
    >
      {diff.changes.length === 0 ? (
        <Empty>{t('changes.none')}</Empty>
      ) : (
        <DataTable
          caption={t('changes.does')}
          rows={diff.changes}
          rowKey={(row) => `${row.kind}-${row.cause}`}
          columns={[
            { key: 'kind', label: t('changes.change'), render: (row: Change) => changeWords(batch.register, row) },
            {
              key: 'heads',
              label: t('changes.rows'),
              align: 'right',
              render: (row: Change) => <RowsNumber diff={diff} value={row.heads} behind={{ happened: row.kind, because: row.cause ?? 'none' }} />,
            },
            ...(isRoster
              ? ([
                  { key: 'registered', label: t('changes.registered'), align: 'right', render: (row: Change) => signed(row.registered) },
                  { key: 'active', label: t('changes.active'), align: 'right', render: (row: Change) => signed(row.active) },
                  { key: 'rupiah', label: t('month.rupiahMonth'), align: 'right', render: (row: Change) => signed(row.rupiahPerMonth) },
                ] as const)
              : []),
          ]}
        />
      )}
      <Note>
        {t('changes.conserved', {
          fresh: fmt.count(rows.new),
          changed: fmt.count(rows.changed),
          same: fmt.count(rows.same),
          repeated: fmt.count(rows.repeated),
          rejected: fmt.count(batch.rows?.rejected ?? 0),
          skipped: fmt.count(batch.rows?.skipped ?? 0),
          total: fmt.count((batch.rows?.read ?? 0) + rows.taken),
        })}
      </Note>
    </Card>
  )
}

function changeWords(register: string, row: Change) {
  return (
    <>
      <b>{kindWord(register, row.kind)}</b>
      {row.cause && <span className={links.minor}> · {causeWord(row.cause)}</span>}
    </>
  )
}

interface Line {
  what: string
  before: string
  after: string
  change: string
}

function Standing({ diff }: { diff: DiffView }) {
  const { before, after, premium } = diff
  const basis = after.keaktifan.official
  const heads = (what: string, key: 'population' | 'registered' | 'active' | 'cityPaid'): Line => ({
    ...{ what, before: fmt.count(before[key]), after: fmt.count(after[key]), change: signed(after[key] - before[key]) },
  })
  const share = (what: string, of: (it: DiffView['before']) => { percent: string | null }): Line => ({
    ...{ what, before: fmt.percent(of(before).percent), after: fmt.percent(of(after).percent), change: '' },
  })
  const status = (it: DiffView['before']) => (it.status ? t(`labels.${it.status}`) : '–')
  const lines: Line[] = [
    heads(t('labels.count-population'), 'population'),
    heads(t('labels.count-registered'), 'registered'),
    share(t('changes.coverage'), (it) => it.coverage),
    heads(t('labels.count-active'), 'active'),
    share(t('changes.keaktifan'), (it) => it.keaktifan[basis]),
    heads(t('changes.cityPaid'), 'cityPaid'),
    { what: t('changes.status'), before: status(before), after: status(after), change: before.status === after.status ? '' : t('changes.statusChanges') },
  ]
  return (
    <Card title={t('changes.standing')}>
      <DataTable
        caption={t('changes.standing')}
        rows={lines}
        rowKey={(row) => row.what}
        columns={[
          { key: 'what', label: t('changes.measure'), render: (row) => row.what },
          { key: 'before', label: t('changes.before'), align: 'right', render: (row) => row.before },
          { key: 'after', label: t('changes.after'), align: 'right', render: (row) => <b>{row.after}</b> },
          { key: 'change', label: t('changes.delta'), align: 'right', render: (row) => row.change },
        ]}
      />
      <Note>
        {premium
          ? t('changes.money', {
              money: signed(diff.rupiahPerMonth, fmt.rupiah),
              premium: fmt.rupiah(premium.rupiah),
              parameters: premium.parameters.join(' + '),
            })
          : t('changes.noPremium')}
      </Note>
    </Card>
  )
}

function Segments({ diff }: { diff: DiffView }) {
  return (
    <Card title={t('month.by-segment')}>
      <DataTable
        caption={t('month.by-segment')}
        rows={diff.segments}
        rowKey={(row) => row.segment}
        columns={[
          { key: 'segment', label: t('month.by-segment'), render: (row) => t(`labels.${row.segment}`) },
          { key: 'before', label: t('changes.activeBefore'), align: 'right', render: (row) => fmt.count(row.activeBefore) },
          { key: 'after', label: t('changes.activeAfter'), align: 'right', render: (row) => fmt.count(row.active) },
          { key: 'delta', label: t('changes.delta'), align: 'right', render: (row) => signed(row.active - row.activeBefore) },
          { key: 'registered', label: t('changes.registered'), align: 'right', render: (row) => signed(row.registered - row.registeredBefore) },
        ]}
      />
    </Card>
  )
}

function Fields({ diff }: { diff: DiffView }) {
  return (
    <Card title={t('changes.fields')}>
      <DataTable
        caption={t('changes.fields')}
        rows={diff.fields}
        rowKey={(row) => row.field}
        columns={[
          { key: 'field', label: t('registers.column'), render: (row) => tMaybe(`fields.${row.field}` as Key) ?? row.field },
          {
            key: 'heads',
            label: t('changes.rows'),
            align: 'right',
            render: (row) => <RowsNumber diff={diff} value={row.heads} behind={{ field: row.field }} />,
          },
        ]}
      />
    </Card>
  )
}
