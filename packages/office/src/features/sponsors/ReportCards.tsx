import type { SponsorshipReport } from '@semesta/contract'
import { DataTable, Note, Pairs, Row } from '@semesta/ui'
import type { z } from 'zod'
import { fmt } from '../../app/format.ts'
import { t } from '../../i18n/index.ts'

type Report = z.output<typeof SponsorshipReport>
type Cells = Report['lists'][number]['villages']

/** What a donor may know of one pledge: money, months, effect, and heads by place and age with small numbers hidden. */
export function ReportCards({ report }: { report: Report }) {
  return (
    <>
      <Row columns="two">
        <Pairs
          rows={[
            { term: t('sponsors.promised'), value: fmt.rupiah(report.promisedRupiah) },
            { term: t('sponsors.received'), value: fmt.rupiah(report.receivedRupiah) },
            { term: t('sponsors.allocated'), value: fmt.rupiah(report.allocatedRupiah) },
            { term: t('sponsors.rateBasis'), value: `${fmt.rupiah(report.rateRupiah)} · ${t(`sponsors.rate-${report.rateBasis}`)}` },
          ]}
        />
        <Pairs
          rows={[
            { term: t('sponsors.people'), value: fmt.count(report.heads) },
            {
              term: t('sponsors.personMonths'),
              value: t('sponsors.monthsPast', { all: fmt.count(report.personMonths), past: fmt.count(report.personMonthsPast) }),
            },
            {
              term: t('sponsors.coverage'),
              value: report.fromMonth && report.untilMonth ? `${fmt.month(report.fromMonth)} – ${fmt.month(report.untilMonth)}` : '–',
            },
            { term: report.active ? t('sponsors.activeIn', { month: fmt.month(report.active.month) }) : t('sponsors.active'), value: activeWords(report) },
          ]}
        />
      </Row>
      {report.lists.map((list) => (
        <section key={list.on}>
          <h3 style={{ margin: '16px 0 8px', fontSize: 15 }}>{t('sponsors.listOf', { on: fmt.date(list.on), heads: fmt.count(list.heads) })}</h3>
          <Row columns="two">
            <CellTable title={t('sponsors.village')} cells={list.villages} />
            <CellTable title={t('sponsors.age')} cells={list.ages} />
          </Row>
        </section>
      ))}
      <Note>{t('sponsors.hiddenNote', { least: report.cellMin })}</Note>
    </>
  )
}

function activeWords({ active }: Report): string {
  if (!active) return t('sponsors.activeLater')
  if (active.heads === null) return t('sponsors.activeHidden')
  return active.points
    ? t('sponsors.activePoints', { heads: fmt.count(active.heads), points: fmt.percent(active.points) })
    : t('sponsors.activeLeast', { heads: fmt.count(active.heads) })
}

function CellTable({ title, cells }: { title: string; cells: Cells }) {
  return (
    <div>
      {cells.rows.length > 0 && (
        <DataTable
          caption={title}
          rows={cells.rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'name', label: title, render: (row) => row.name },
            { key: 'heads', label: t('sponsors.people'), align: 'right', render: (row) => (row.heads === null ? t('sponsors.hidden') : fmt.count(row.heads)) },
          ]}
        />
      )}
      {cells.hiddenRows > 0 && (
        <Note>
          {cells.hiddenHeads === null
            ? t('sponsors.allHidden', { rows: fmt.count(cells.hiddenRows) })
            : t('sponsors.someHidden', { rows: fmt.count(cells.hiddenRows), heads: fmt.count(cells.hiddenHeads) })}
        </Note>
      )}
    </div>
  )
}
