import { ExportFindings, ListFindingRules, type OutputOf } from '@semesta/contract'
import { Card, type Column, DataTable, Empty, Note, Screen, StatusTag } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice, CauseChoice, SegmentChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf, RuleNumber } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { severityTone } from './severity.ts'

type RuleRow = OutputOf<typeof ListFindingRules>['rows'][number]

/** What is wrong, by rule: people and rupiah a month. */
export function FindingsScreen() {
  const { regency, month } = useOffice()
  const { search } = useFilters()
  const { area, segment, cause } = search
  const filter = { regency: regency.code, month: month ?? '', area, segment, cause }
  const read = useRead(ListFindingRules, filter, { when: month !== null, keep: true })
  const rows = read.state === 'ready' ? read.data.rows.filter((row) => row.people > 0) : []
  const largest = [...rows].sort((a, b) => b.rupiahPerMonth - a.rupiahPerMonth)[0]
  const headline =
    largest && largest.rupiahPerMonth > 0
      ? t('findings.headline', {
          title: pick(largest.judul, largest.title),
          people: fmt.count(largest.people),
          rupiah: fmt.rupiahShort(largest.rupiahPerMonth),
        })
      : undefined
  return (
    <Screen
      title={t('nav.findings')}
      headline={headline}
      sub={month === null ? undefined : `${regency.name} · ${fmt.month(month)} · ${t('findings.sub')}`}
      actions={rows.length > 0 && <ExportLinks of={exportOf(ExportFindings, filter)} />}
    >
      {month === null ? (
        <Beginning />
      ) : (
        <Await read={read} rows={10} height={44}>
          {() => <Rules rows={rows} filters={{ area, segment, cause }} />}
        </Await>
      )}
    </Screen>
  )
}

/** Filters and table come together, below a headline that is there: nothing moves under the hand. */
function Rules({ rows, filters }: RulesProps) {
  return (
    <>
      <div className={links.filters}>
        <AreaChoice />
        <SegmentChoice />
        <CauseChoice />
      </div>
      <Card>{rows.length === 0 ? <Empty>{t('findings.none')}</Empty> : <RuleTable rows={rows} filters={filters} />}</Card>
      <Note>{t('findings.overlap')}</Note>
    </>
  )
}

interface RulesProps {
  rows: readonly RuleRow[]
  filters: Parameters<typeof RuleNumber>[0]['filters']
}

function RuleTable({ rows, filters }: RulesProps) {
  const columns: Column<RuleRow>[] = [
    {
      key: 'rule',
      label: t('findings.rule'),
      sortBy: (row) => pick(row.judul, row.title),
      render: (row) => (
        <>
          <b>{pick(row.judul, row.title)}</b>
          <br />
          <span className={links.minor}>{pick(row.perbaikan, row.remedy)}</span>
        </>
      ),
    },
    {
      key: 'severity',
      label: t('findings.severity'),
      sortBy: (row) => ({ high: 3, medium: 2, low: 1 })[row.severity],
      render: (row) => <StatusTag tone={severityTone(row.severity)}>{t(`findings.${row.severity}`)}</StatusTag>,
    },
    {
      key: 'people',
      label: t('month.people'),
      align: 'right',
      sortBy: (row) => row.people,
      render: (row) => <RuleNumber rule={row.rule} value={row.people} filters={filters} />,
    },
    { key: 'rupiah', label: t('month.rupiahMonth'), align: 'right', sortBy: (row) => row.rupiahPerMonth, render: (row) => fmt.count(row.rupiahPerMonth) },
  ]
  return <DataTable caption={t('nav.findings')} rows={rows} rowKey={(row) => row.rule} columns={columns} start={{ key: 'rupiah', down: true }} />
}
