import { ExportFindings, type FindingRow, ListFindings, ListRules, type RuleCard } from '@semesta/contract'
import { Card, type Column, DataTable, Note, Pairs, StatusTag } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { useRead } from '../../app/api.ts'
import { AreaChoice, CauseChoice, SegmentChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { ListScreen, OfMonth, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { pick, t, tMaybe } from '../../i18n/index.ts'
import { whoColumns } from '../people/PeopleTable.tsx'
import { sayDetail } from './detail.ts'
import { severityTone } from './severity.ts'

type Finding = z.output<typeof FindingRow>
type Rule = z.output<typeof RuleCard>

/** One rule: what it means, its law, and its people. */
export function RuleScreen() {
  const { topic, name } = useParams({ from: '/shell/temuan/$topic/$name' })
  const rules = useRead(ListRules, {})
  const id = `${topic}/${name}`
  const rule = rules.state === 'ready' ? rules.data.rows.find((it) => it.id === id) : undefined
  const title = rule ? pick(rule.judul, rule.title) : id
  return <OfMonth title={title}>{(month) => <RulePeople id={id} title={title} month={month} rule={rule} />}</OfMonth>
}

function RulePeople({ id, title, month, rule }: { id: string; title: string; month: string; rule?: Rule }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { area, segment, cause, sort = 'rupiah' } = search
  const filter = { regency: regency.code, month, rule: id, area, segment, cause }
  return (
    <ListScreen
      list={useList(ListFindings, { ...filter, sort })}
      what={title}
      count={(people, { rupiahPerMonth }) =>
        t(rupiahPerMonth > 0 ? 'findings.ruleHeadline' : 'findings.ruleHeadlineFree', { title, people, rupiah: fmt.rupiah(rupiahPerMonth) })
      }
      sub={`${regency.name} · ${fmt.month(month)} · ${id}`}
      save={exportOf(ExportFindings, filter)}
      above={rule && <RuleCardView rule={rule} />}
      filters={
        <>
          <AreaChoice />
          <SegmentChoice />
          <CauseChoice />
        </>
      }
      title={t('findings.people')}
      none={t('findings.none')}
    >
      {({ rows }) => (
        <FindingTable rows={rows} caption={title} sort={sort} onSort={(key) => change({ sort: key === 'name' || key === 'village' ? key : 'rupiah' })} />
      )}
    </ListScreen>
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
    ...whoColumns<Finding>().map((it) => (it.key === 'place' ? { ...it, key: 'village' } : it)),
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
