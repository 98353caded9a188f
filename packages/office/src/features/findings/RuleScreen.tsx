import { ExportFindings, type FindingRow, ListFindings, ListRules, type RuleCard } from '@semesta/contract'
import { Card, type Column, DataTable, Empty, Note, Pager, Pairs, Screen, StatusTag } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice, CauseChoice, SegmentChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { pick, t, tMaybe } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { FrozenNames } from '../people/Frozen.tsx'
import { PersonLink, placeOf, TestData } from '../people/PeopleTable.tsx'
import { sayDetail } from './detail.ts'
import { severityTone } from './severity.ts'

type Finding = z.output<typeof FindingRow>
type Rule = z.output<typeof RuleCard>
const PAGE_SIZE = 50

/** One rule: what it means, its law, and its people. */
export function RuleScreen() {
  const { topic, name } = useParams({ from: '/shell/temuan/$topic/$name' })
  const { month } = useOffice()
  const rules = useRead(ListRules, {})
  const id = `${topic}/${name}`
  const rule = rules.state === 'ready' ? rules.data.rows.find((it) => it.id === id) : undefined
  const title = rule ? pick(rule.judul, rule.title) : id
  if (month === null) {
    return (
      <Screen title={title}>
        <Beginning />
      </Screen>
    )
  }
  return <RulePeople id={id} title={title} month={month} rule={rule} />
}

function RulePeople({ id, title, month, rule }: { id: string; title: string; month: string; rule?: Rule }) {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const { area, segment, cause, page = 1, sort = 'rupiah' } = search
  const filter = { regency: regency.code, month, rule: id, area, segment, cause }
  const read = useRead(ListFindings, { ...filter, sort, page, pageSize: PAGE_SIZE }, { keep: true })
  const total = read.state === 'ready' ? read.data : null
  const headline = total
    ? t(total.rupiahPerMonth > 0 ? 'findings.ruleHeadline' : 'findings.ruleHeadlineFree', {
        title,
        people: fmt.count(total.total),
        rupiah: fmt.rupiah(total.rupiahPerMonth),
      })
    : title
  return (
    <Screen
      title={title}
      headline={headline}
      sub={`${regency.name} · ${fmt.month(month)} · ${id}`}
      actions={total !== null && total.total > 0 && can('exports.create') && <ExportLinks href={(format) => fileHref(ExportFindings, { ...filter, format })} />}
    >
      {rule && <RuleCardView rule={rule} />}
      <div className={links.filters} style={{ marginTop: 16 }}>
        <AreaChoice />
        <SegmentChoice />
        <CauseChoice />
      </div>
      <Card title={t('findings.people')}>
        <Await read={read} rows={8} height={36} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('findings.none')}</Empty>
            ) : (
              <>
                <FindingTable
                  rows={data.rows}
                  caption={title}
                  sort={sort}
                  onSort={(key) => change({ sort: key === 'name' || key === 'village' ? key : 'rupiah' })}
                />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
  )
}

function RuleCardView({ rule }: { rule: Rule }) {
  return (
    <Card title={t('findings.meaning')} aside={<StatusTag tone={severityTone(rule.severity)}>{t(`findings.${rule.severity}`)}</StatusTag>}>
      <p style={{ margin: '0 0 10px', maxWidth: '60em', lineHeight: 1.55 }}>{pick(rule.penjelasan, rule.explanation)}</p>
      <Pairs
        rows={[
          { term: t('findings.remedy'), value: pick(rule.perbaikan, rule.remedy) },
          { term: t('findings.source'), value: rule.source },
          { term: t('findings.checkedOn'), value: fmt.date(rule.checkedOn) },
          { term: t('findings.inForce'), value: `${fmt.date(rule.since)} – ${rule.until ? fmt.date(rule.until) : t('facts.now')}` },
        ]}
      />
      {rule.params.length > 0 && (
        <ul className={links.list}>
          {rule.params.map((param) => (
            <li key={param.name}>
              <span className={links.mono}>{param.name}</span> = <b>{param.value}</b>{' '}
              <span className={links.minor}>{t('findings.paramSource', { source: param.source, date: fmt.date(param.checkedOn) })}</span>
            </li>
          ))}
        </ul>
      )}
      <Note>
        <span className={links.mono}>{t('findings.version', { hash: rule.hash.slice(0, 12) })}</span>
      </Note>
    </Card>
  )
}

const detailWords = {
  field: (field: string) => tMaybe(`fields.${field}`),
  value: (value: string) => tMaybe(`values.${value}`) ?? tMaybe(`labels.${value}`),
  date: fmt.date,
  rupiah: fmt.rupiah,
}

interface TableProps {
  rows: readonly Finding[]
  caption: string
  sort: 'name' | 'rupiah' | 'village'
  onSort: (key: string) => void
}

function FindingTable({ rows, caption, sort, onSort }: TableProps) {
  const columns: Column<Finding>[] = [
    {
      key: 'name',
      label: t('people.name'),
      render: (row) => (
        <>
          <PersonLink personId={row.personId} name={row.name} />
          <TestData when={row.testData} />
        </>
      ),
    },
    { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nikMasked ?? '–'}</span> },
    { key: 'village', label: t('people.area'), render: placeOf },
    { key: 'segment', label: t('month.by-segment'), render: (row) => (row.segment ? t(`labels.${row.segment}`) : '–') },
    {
      key: 'detail',
      label: t('findings.detail'),
      render: (row) => <span className={links.minor}>{sayDetail(row.detail, detailWords) || (row.cause ? t(`labels.${row.cause}`) : '–')}</span>,
    },
    { key: 'rupiah', label: t('month.rupiahMonth'), align: 'right', render: (row) => fmt.count(row.rupiahPerMonth) },
  ]
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.rowNo}
      columns={columns}
      served={{ key: sort, onSort, keys: ['name', 'village', 'rupiah'] }}
    />
  )
}
