import { ExportCleanUp, GetQuality, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Figure, Note, Pairs, Row, Screen, StatCard, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { OfMonth } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf, RuleNumber } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice, useReach } from '../../app/office.tsx'
import { pick, rich, t } from '../../i18n/index.ts'
import { FrozenNames } from '../people/Frozen.tsx'
import { gradeTone, points, QualityTrend } from './QualityTrend.tsx'
import { RegistersCard } from './RegistersCard.tsx'

export type Quality = OutputOf<typeof GetQuality>

/** How good the data is, what it puts at risk, and what to mend first. */
export function QualityScreen() {
  return <OfMonth title={t('nav.quality')}>{(month) => <MonthQuality month={month} />}</OfMonth>
}

function MonthQuality({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const name = useAreaName()
  const { area } = search
  const at = { regency: regency.code, month, area }
  const read = useRead(GetQuality, at, { keep: true })
  return (
    <Screen
      title={t('nav.quality')}
      headline={read.state === 'ready' ? <Headline whole={read.data.whole} /> : undefined}
      sub={t('quality.sub', { place: name(area ?? regency.code), month: fmt.month(month) })}
      actions={<ExportLinks of={exportOf(ExportCleanUp, at)} />}
    >
      <div className={links.filters}>
        <AreaChoice />
      </div>
      <Await read={read} rows={6} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
        {(data) => <Found quality={data} area={area} />}
      </Await>
    </Screen>
  )
}

function Headline({ whole }: { whole: Quality['whole'] }) {
  if (whole.score === null) return t('quality.nobody')
  return rich('quality.headline', {
    score: <Figure tone={whole.grade === 'poor' ? 'bad' : 'good'}>{points(whole.score)}</Figure>,
    people: fmt.count(whole.people),
    rupiah: <Figure tone="bad">{fmt.rupiah(whole.rupiahAtRisk)}</Figure>,
  })
}

function Found({ quality, area }: { quality: Quality; area?: string }) {
  const { whole } = quality
  return (
    <>
      <Row columns="two">
        <StatCard
          label={t('quality.score')}
          tag={whole.grade && <StatusTag tone={gradeTone(whole.grade)}>{t(`quality.${whole.grade}`)}</StatusTag>}
          value={whole.score === null ? '–' : points(whole.score)}
        >
          {t('quality.limits', { good: fmt.count(quality.law.good), fair: fmt.count(quality.law.fair) })}
        </StatCard>
        <StatCard label={t('quality.atRisk')} value={fmt.rupiah(whole.rupiahAtRisk)}>
          {t('quality.atRiskNote', { people: fmt.count(whole.people) })}
        </StatCard>
      </Row>
      <Row columns="one">
        <FaultsCard quality={quality} area={area} />
        {quality.villages.length > 1 && <VillagesCard quality={quality} />}
        <RegistersCard quality={quality} />
        {quality.trend.length > 1 && <QualityTrend quality={quality} />}
        <LawCard quality={quality} />
      </Row>
    </>
  )
}

function FaultsCard({ quality, area }: { quality: Quality; area?: string }) {
  const faults = quality.faults.toSorted((a, b) => b.lost - a.lost || b.faulty - a.faulty)
  return (
    <Card title={t('quality.faults')} aside={t('quality.faultsAside')}>
      <DataTable
        caption={t('quality.faults')}
        rows={faults}
        rowKey={(row) => row.rule}
        columns={[
          { key: 'name', label: t('quality.fault'), render: (row) => pick(row.judul, row.title) },
          { key: 'kind', label: t('quality.kind'), render: (row) => t(`quality.kind-${row.kind}`) },
          { key: 'faulty', label: t('month.people'), align: 'right', render: (row) => <RuleNumber rule={row.rule} value={row.faulty} filters={{ area }} /> },
          { key: 'checked', label: t('quality.checked'), align: 'right', render: (row) => fmt.count(row.checked) },
          { key: 'weight', label: t('quality.weight'), align: 'right', render: (row) => fmt.count(row.weight) },
          {
            key: 'lost',
            label: t('quality.lost'),
            align: 'right',
            render: (row) => (row.lost === 0 ? '–' : row.lost < 0.01 ? `< ${points(0.01)}` : `−${points(row.lost)}`),
          },
        ]}
      />
      <Note>{t('quality.faultsNote')}</Note>
    </Card>
  )
}

function VillagesCard({ quality }: { quality: Quality }) {
  const reach = useReach()
  const titles = new Map(quality.faults.map((fault) => [fault.rule, pick(fault.judul, fault.title)]))
  return (
    <Card title={t('quality.villages')}>
      <DataTable
        caption={t('quality.villages')}
        rows={quality.villages}
        rowKey={(row) => row.code}
        start={{ key: 'rupiah', down: true }}
        columns={[
          {
            key: 'name',
            label: t('month.by-village'),
            sortBy: (row) => row.name,
            render: (row) => (
              <Link to="/mutu" search={{ area: reach(row.code) }} className={links.link}>
                {row.name}
              </Link>
            ),
          },
          {
            key: 'score',
            label: t('quality.score'),
            align: 'right',
            sortBy: (row) => row.score ?? -1,
            render: (row) => (
              <>
                {row.score === null ? '–' : points(row.score)} {row.grade && <StatusTag tone={gradeTone(row.grade)}>{t(`quality.${row.grade}`)}</StatusTag>}
              </>
            ),
          },
          { key: 'people', label: t('quality.toMend'), align: 'right', sortBy: (row) => row.people, render: (row) => fmt.count(row.people) },
          { key: 'rupiah', label: t('quality.atRisk'), align: 'right', sortBy: (row) => row.rupiahAtRisk, render: (row) => fmt.rupiah(row.rupiahAtRisk) },
          { key: 'worst', label: t('quality.worst'), render: (row) => (row.worst ? (titles.get(row.worst) ?? row.worst) : '–') },
        ]}
      />
    </Card>
  )
}

/** Where the score comes from: its definition, dated and cited. */
function LawCard({ quality }: { quality: Quality }) {
  const { law } = quality
  return (
    <Card title={t('quality.law')}>
      <p style={{ margin: '0 0 10px', maxWidth: '60em', lineHeight: 1.55 }}>{t('quality.lawText')}</p>
      <Pairs
        rows={[
          { term: t('findings.source'), value: law.source },
          { term: t('findings.checkedOn'), value: fmt.date(law.checkedOn) },
          { term: t('findings.inForce'), value: fmt.date(law.since) },
        ]}
      />
      <Note>
        <span className={links.mono}>{t('findings.version', { hash: law.hash.slice(0, 12) })}</span>
      </Note>
    </Card>
  )
}
