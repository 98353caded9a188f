import type { GetFigures, OutputOf } from '@semesta/contract'
import { Figure, StatCard, StatusTag } from '@semesta/ui'
import type { ReactNode } from 'react'
import { fmt } from '../../app/format.ts'
import { PeopleNumber } from '../../app/links.tsx'
import { useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'

export type MonthView = OutputOf<typeof GetFigures>

/** The keaktifan that the rules in force call official. */
export function officialKeaktifan(month: MonthView) {
  return month.keaktifan[month.keaktifan.official]
}

/** Whether the figures are those of the whole regency, which the status speaks of, or of a part of it. */
export function isWhole(month: MonthView, regency: string): boolean {
  return month.area.code === regency
}

/** The one sentence: the official ratio, and the heads missing or the heads that may be lost. */
export function Headline({ month }: { month: MonthView }) {
  const { regency } = useOffice()
  const ratio = officialKeaktifan(month)
  const parts = {
    percent: <Figure tone="good">{fmt.percent(ratio.percent)}</Figure>,
    threshold: fmt.threshold(ratio.threshold),
    gap: <Figure tone="bad">{t('month.heads', { heads: fmt.count(ratio.gapHeads) })}</Figure>,
    lose: <Figure>{t('month.heads', { heads: fmt.count(month.status?.headsToLose ?? 0) })}</Figure>,
    coverage: <Figure tone="bad">{fmt.percent(month.coverage.percent)}</Figure>,
    coverageThreshold: fmt.threshold(month.coverage.threshold),
    coverageGap: t('month.heads', { heads: fmt.count(month.coverage.gapHeads) }),
  }
  if (!ratio.meets) return rich('month.headlineGap', parts)
  if (!month.coverage.meets) return rich('month.headlineCoverage', parts)
  const safe = month.status !== null && month.status.headsToLose !== null && isWhole(month, regency.code)
  return rich(!safe ? 'month.headlineMet' : 'month.headlineSafe', parts)
}

/** Date, sources and rule under a headline. */
export function AsOf({ month }: { month: MonthView }) {
  const { can } = useOffice()
  const days = new Set(month.sources.map((source) => source.asOf))
  const same =
    days.size === 1 && month.sources.length > 1 ? t('month.allSources', { count: month.sources.length, date: fmt.date(month.sources[0]?.asOf ?? null) }) : null
  const sources = same ?? month.sources.map((source) => `${t(`registers.${source.register}`)} ${fmt.date(source.asOf)}`).join(' · ')
  return (
    <>
      {t('month.asOf', { date: fmt.date(month.asOf) })} · {sources}
      {month.status && <> · {t('month.rule', { rule: month.status.rule })}</>}
      {can('people.read') && ` · ${t('month.clickNumbers')}`}
    </>
  )
}

type Area = { area?: string }

function Percent({ text, behind, area }: { text: string; behind: 'registered' | 'active'; area?: string }) {
  return <PeopleNumber behind={{ count: behind, area }}>{text}</PeopleNumber>
}

export function CoverageCard({ month, area, children }: { month: MonthView; children?: ReactNode } & Area) {
  const { coverage, official } = month
  const tag = coverage.meets
    ? t('month.reached', { threshold: fmt.threshold(coverage.threshold) })
    : t('month.below', { threshold: fmt.threshold(coverage.threshold) })
  return (
    <StatCard
      label={t('month.registered')}
      tag={<StatusTag tone={coverage.meets ? 'ok' : 'bad'}>{tag}</StatusTag>}
      value={<Percent text={fmt.percent(coverage.percent)} behind="registered" area={area} />}
    >
      {rich('month.registeredOf', {
        registered: <PeopleNumber value={month.counts.registered} behind={{ count: 'registered', area }} />,
        population: <PeopleNumber value={month.counts.population} behind={{ count: 'population', area }} />,
      })}{' '}
      {!coverage.meets && t('month.gap', { heads: fmt.count(coverage.gapHeads) })}{' '}
      {rich('month.unregisteredLine', { heads: <PeopleNumber value={month.counts.unregistered} behind={{ count: 'unregistered', area }} /> })} {children}
      {official && (
        <span>
          {' '}
          {t('month.officialFigure', {
            semester: official.semester,
            population: fmt.count(official.population),
            percent: fmt.percent(official.coverage.percent),
          })}
        </span>
      )}
    </StatCard>
  )
}

export function KeaktifanCard({ month, area }: { month: MonthView } & Area) {
  const ratio = officialKeaktifan(month)
  const other = month.keaktifan.official === 'registered' ? month.keaktifan.population : month.keaktifan.registered
  const tag = ratio.meets ? t('month.reached', { threshold: fmt.threshold(ratio.threshold) }) : t('month.below', { threshold: fmt.threshold(ratio.threshold) })
  return (
    <StatCard
      label={t('month.active')}
      tag={<StatusTag tone={ratio.meets ? 'ok' : 'bad'}>{tag}</StatusTag>}
      value={<Percent text={fmt.percent(ratio.percent)} behind="active" area={area} />}
    >
      {rich('month.activeLine', {
        active: <PeopleNumber value={month.counts.active} behind={{ count: 'active', area }} />,
        inactive: <PeopleNumber value={month.counts.inactive} behind={{ count: 'inactive', area }} />,
      })}{' '}
      {!ratio.meets && t('month.gap', { heads: fmt.count(ratio.gapHeads) })}{' '}
      {t(month.keaktifan.official === 'registered' ? 'month.otherByPopulation' : 'month.otherByRegistered', { percent: fmt.percent(other.percent) })}
    </StatCard>
  )
}

const statusTones = { 'belum-uhc': 'bad', 'uhc-cut-off': 'warn', 'uhc-prioritas': 'ok' } as const
const statusWords = { 'belum-uhc': 'month.tagNot', 'uhc-cut-off': 'month.tagCutOff', 'uhc-prioritas': 'month.tagSafe' } as const

export function StatusCard({ month }: { month: MonthView }) {
  const { regency } = useOffice()
  const status = month.status
  if (!status) return null
  return (
    <StatCard
      label={isWhole(month, regency.code) ? t('month.status') : t('month.statusOf', { regency: regency.name })}
      small
      tag={<StatusTag tone={statusTones[status.id]}>{t(statusWords[status.id])}</StatusTag>}
      value={t(`labels.${status.id}`)}
    >
      {status.since && t('month.since', { month: fmt.month(status.since) })}{' '}
      {status.headsToLose !== null && t('month.loseLine', { heads: fmt.count(status.headsToLose) })}
    </StatCard>
  )
}
