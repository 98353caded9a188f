import { NativeSelect } from '@mantine/core'
import { ExportSavings, GetSavings, type OutputOf, SAVING_STAGES } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Note, Row, Screen, StatCard, Twin } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { EntriesCard } from './EntriesCard.tsx'
import { SavingsChart } from './SavingsChart.tsx'

export type SavingsData = OutputOf<typeof GetSavings>
type Stages = SavingsData['total']

/** What cleaning the data found, claimed, got back and will not pay any more. */
export function SavingsScreen() {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { year } = search
  const read = useRead(GetSavings, { regency: regency.code, year }, { keep: true })
  return (
    <Screen
      title={t('nav.savings')}
      headline={read.state === 'ready' ? <Headline data={read.data} /> : undefined}
      sub={t('savings.sub', { regency: regency.name, year: year ?? t('savings.allYears') })}
      actions={<ExportLinks of={exportOf(ExportSavings, { regency: regency.code, year })} />}
    >
      <Await read={read} rows={4}>
        {(data) =>
          data.years.length === 0 ? (
            <Empty title={t('savings.headlineNone')}>{t('savings.noneHint')}</Empty>
          ) : (
            <>
              <div className={links.filters}>
                <NativeSelect
                  label={t('savings.year')}
                  value={year ?? ''}
                  onChange={(event) => change({ year: Number(event.currentTarget.value) || undefined })}
                  data={[{ value: '', label: t('savings.allYears') }, ...data.years.map((it) => ({ value: String(it), label: String(it) }))]}
                />
              </div>
              <Totals data={data} />
              <Row columns="one">
                <ChartCard data={data} />
                <KindsCard data={data} />
                <EntriesCard />
              </Row>
            </>
          )
        }
      </Await>
    </Screen>
  )
}

function Headline({ data: { total, years } }: { data: SavingsData }) {
  if (years.length === 0) return t('savings.headlineNone')
  return rich('savings.headline', {
    recovered: <Figure tone="good">{fmt.rupiah(total.recovered.rupiah)}</Figure>,
    avoided: <Figure tone="good">{fmt.rupiah(total.avoided.rupiah)}</Figure>,
    found: fmt.rupiah(total.found.rupiah),
  })
}

function Totals({ data: { total, horizon } }: { data: SavingsData }) {
  return (
    <Row columns="four">
      {SAVING_STAGES.map((stage) => (
        <StatCard key={stage} label={t(`savings.stage-${stage}`)} value={fmt.rupiahShort(total[stage].rupiah)} small>
          {t('savings.personMonths', { n: fmt.count(total[stage].personMonths) })} · {t(`savings.about-${stage}`, { months: horizon.months })}
        </StatCard>
      ))}
    </Row>
  )
}

const stageColumns = SAVING_STAGES.map((stage) => ({
  key: stage,
  get label() {
    return t(`savings.stage-${stage}`)
  },
  align: 'right' as const,
  render: (row: { stages: Stages }) => fmt.rupiah(row.stages[stage].rupiah),
}))

function ChartCard({ data: { months, horizon } }: { data: SavingsData }) {
  const title = t('savings.chart')
  return (
    <Twin
      title={title}
      kind="chart"
      picture={<SavingsChart label={title} months={months} />}
      table={
        <DataTable
          caption={title}
          rows={months.toReversed()}
          rowKey={(row) => row.month}
          columns={[{ key: 'month', label: t('savings.month'), render: (row) => fmt.month(row.month) }, ...stageColumns]}
        />
      }
      note={<Note>{t('savings.horizonNote', { months: horizon.months, source: horizon.source })}</Note>}
    />
  )
}

function KindsCard({ data: { kinds } }: { data: SavingsData }) {
  return (
    <Card title={t('savings.kinds')}>
      <DataTable
        caption={t('savings.kinds')}
        rows={kinds}
        rowKey={(row) => row.kind}
        columns={[{ key: 'kind', label: t('savings.kind'), render: (row) => t(`savings.kind-${row.kind}`) }, ...stageColumns]}
      />
    </Card>
  )
}
