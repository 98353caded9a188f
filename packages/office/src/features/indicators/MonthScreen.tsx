import { GetFigures, ListRules } from '@semesta/contract'
import { Card, Note, Row, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { MovementsCard } from '../movements/MovementsCard.tsx'
import { Beginning } from './Beginning.tsx'
import { BreakdownCard } from './BreakdownCard.tsx'
import { AsOf, CoverageCard, Headline, KeaktifanCard, type MonthView, StatusCard } from './figures.tsx'
import { MonthActions } from './MonthActions.tsx'
import { TrendCard } from './TrendCard.tsx'
import { VillageCard } from './VillageCard.tsx'
import { Waterfall } from './Waterfall.tsx'

/** One month of the regency, whole. */
export function MonthScreen() {
  const { regency, month } = useOffice()
  const read = useRead(GetFigures, { regency: regency.code, month: month ?? '' }, { when: month !== null })
  if (month === null) {
    return (
      <Screen title={t('nav.month')} actions={<MonthActions month={null} />}>
        <Beginning />
      </Screen>
    )
  }
  if (read.state !== 'ready') {
    return (
      <Screen title={fmt.month(month)} actions={read.state === 'refused' && <MonthActions month={null} />}>
        <Await read={read} rows={4} height={110}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Month month={read.data} />
}

function Month({ month }: { month: MonthView }) {
  const { search, change } = useFilters()
  return (
    <Screen title={fmt.month(month.month)} headline={<Headline month={month} />} sub={<AsOf month={month} />} actions={<MonthActions month={month} />}>
      <Row columns="four">
        <CoverageCard month={month} />
        <KeaktifanCard month={month} />
        <StatusCard month={month} />
        <StateCard month={month} />
      </Row>
      <Row columns="two">
        <ReasonsCard month={month} />
        <div id="penjelasan">
          <Waterfall month={month} />
        </div>
      </Row>
      <Row columns="two">
        <VillageCard month={month} />
        <TrendCard until={month.month} />
      </Row>
      <Row columns="one">
        <BreakdownCard month={month} by={search.by ?? 'segment'} onBy={(by) => change({ by })} />
        <MovementsCard month={month.month} />
        <SourcesCard month={month} />
      </Row>
      <Note>{t('month.testData')}</Note>
    </Screen>
  )
}

function StateCard({ month }: { month: MonthView }) {
  return (
    <Card title={t('month.state')} aside={<StatusTag tone={month.closed ? 'ok' : 'warn'}>{month.closed ? t('shell.closed') : t('shell.open')}</StatusTag>}>
      <p style={{ fontSize: 22, fontWeight: 650, margin: '7px 0' }}>{t('month.revision', { revision: month.revision })}</p>
      <Note>
        {month.closed ? t('month.closedNote') : t('month.openNote')} {!month.peopleOnline && t('month.namesAway')}
      </Note>
    </Card>
  )
}

/** Why the status is what it is. */
function ReasonsCard({ month }: { month: MonthView }) {
  const status = month.status
  return (
    <Card title={t('month.reasons')} aside={status?.rule}>
      {status === null ? (
        <Note>{t('month.noStatus')}</Note>
      ) : (
        <>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 10 }}>
            {status.reasons.map((reason) => (
              <li key={reason.code} style={{ display: 'flex', gap: 8, fontSize: 14, alignItems: 'flex-start' }}>
                <StatusTag tone={reason.met ? 'ok' : 'bad'}>{reason.met ? t('month.met') : t('month.notMet')}</StatusTag>
                <span>{pick(reason.judul, reason.title)}</span>
              </li>
            ))}
          </ul>
          <Note>{t('month.citation', { citation: status.citation })}</Note>
        </>
      )}
    </Card>
  )
}

/** The files and the rules that made these figures: with them the month can be made again. */
function SourcesCard({ month }: { month: MonthView }) {
  const { can } = useOffice()
  const rules = useRead(ListRules, {})
  const titles = new Map(rules.state === 'ready' ? rules.data.rows.map((rule) => [rule.id, pick(rule.judul, rule.title)]) : [])
  return (
    <Card title={t('month.sources')} aside={t('month.build', { build: month.buildId })}>
      <ul className={links.list}>
        {month.sources.map((source) => (
          <li key={source.batch}>
            <b>{t(`registers.${source.register}`)}</b>{' '}
            {can('registers.read') ? (
              <Link to="/berkas/$batchId" params={{ batchId: source.batch }} search={{}} className={links.link}>
                {source.fileName}
              </Link>
            ) : (
              source.fileName
            )}
            {` · ${t('month.asOf', { date: fmt.date(source.asOf) })} · ${t('registers.rows', { rows: fmt.count(source.rows) })} · `}
            <span className={links.mono}>sha256 {source.sha256.slice(0, 12)}…</span>
          </li>
        ))}
      </ul>
      <details style={{ marginTop: 12, fontSize: 13.5 }}>
        <summary style={{ minHeight: 28 }}>{t('month.rules', { count: month.rules.length })}</summary>
        <ul className={links.list}>
          {month.rules.map((rule) => (
            <li key={rule.id}>
              {titles.get(rule.id) ?? rule.id} <span className={links.mono}>{`${rule.id} · ${rule.hash.slice(0, 12)}`}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}
