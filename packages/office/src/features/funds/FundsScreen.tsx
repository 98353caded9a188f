import { Button, NativeSelect } from '@mantine/core'
import { ExportFunds, GetFunds, PrintBudgetNote } from '@semesta/contract'
import { Card, DataTable, DateField, Empty, Figure, Note, Row, Screen, StatCard, StatusTag } from '@semesta/ui'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { rich, t } from '../../i18n/index.ts'
import { BurnDown } from './BurnDown.tsx'
import { ManageCard } from './ManageCard.tsx'
import { type MoneyYear, onOf } from './money.ts'
import { PayersCard } from './PayersCard.tsx'
import { PaymentsCard } from './PaymentsCard.tsx'
import { PublishedCard } from './PublishedCard.tsx'
import { SourcesCard } from './SourcesCard.tsx'
import { WatchCard } from './WatchCard.tsx'
import { WhatIfCard } from './WhatIfCard.tsx'

/** The money of a fiscal year: until when it lasts, what is owed, what comes, and the next step of each bill. */
export function FundsScreen() {
  const { regency, can } = useOffice()
  const { search } = useFilters()
  const read = useRead(GetFunds, { regency: regency.code, year: search.year, on: search.to }, { keep: true })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.funds')}>
        <Await read={read} rows={4} height={110}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  const money = read.data
  const at = { regency: regency.code, year: money.year, ...onOf(money) }
  return (
    <Screen
      title={t('nav.funds')}
      headline={<Headline money={money} />}
      sub={t('funds.sub', { regency: regency.name, year: money.year, date: fmt.date(money.asOf) })}
      actions={
        money.answer && (
          <a href={fileHref(PrintBudgetNote, at)} download className={links.button}>
            {t('funds.note')}
          </a>
        )
      }
    >
      <When money={money} />
      {money.answer ? <Whole money={money} answer={money.answer} /> : <Empty title={t('nav.funds')}>{t('funds.headNone', { year: money.year })}</Empty>}
      <Row columns="one">
        {can('funds.manage') && !money.isPast && <ManageCard money={money} />}
        <PayersCard />
        <PublishedCard />
      </Row>
    </Screen>
  )
}

/** Which year, and as it stood on which day. */
function When({ money }: { money: MoneyYear }) {
  const { regency } = useOffice()
  const { change } = useFilters()
  // The field of the day keeps what is being typed; another year or the way back to today fills it anew.
  const [turn, setTurn] = useState(0)
  const turnTo = (year: number | undefined) => {
    change({ year, to: undefined })
    setTurn(turn + 1)
  }
  const years = [...new Set([money.year, ...money.years])].toSorted((a, b) => b - a)
  return (
    <>
      <div className={links.filters}>
        {years.length > 1 && (
          <NativeSelect
            label={t('funds.year')}
            value={String(money.year)}
            onChange={(event) => turnTo(Number(event.currentTarget.value))}
            data={years.map(String)}
          />
        )}
        <DateField
          label={t('funds.asOf')}
          key={turn}
          defaultValue={money.asOf}
          max={today(regency.timeZone)}
          onChange={(event) => /^20[1-9]\d-/.test(event.currentTarget.value) && change({ to: event.currentTarget.value, year: undefined })}
        />
        {money.isPast && (
          <Button variant="default" className={links.fixed ?? ''} onClick={() => turnTo(undefined)}>
            {t('funds.backToNow')}
          </Button>
        )}
      </div>
      {money.isPast && <Note>{t('funds.pastNote', { date: fmt.date(money.asOf) })}</Note>}
    </>
  )
}

type Answer = NonNullable<MoneyYear['answer']>

function Headline({ money }: { money: MoneyYear }) {
  const { answer } = money
  if (!answer) return <>{t('funds.headNone', { year: money.year })}</>
  const lasts = answer.paces.find((it) => it.basis === answer.main)?.lasts
  const left = fmt.rupiahShort(answer.position.left)
  if (!lasts) return <>{t('funds.headDone', { year: money.year, left })}</>
  const pace = t(`funds.pace-${answer.main}`)
  if (lasts.isEnough) return <>{rich('funds.headEnough', { pace, left, over: <Figure tone="good">{fmt.rupiahShort(lasts.over)}</Figure> })}</>
  const until = <Figure tone="bad">{fmt.date(lasts.until)}</Figure>
  return <>{rich('funds.headEnds', { until, pace, left, short: <Figure tone="bad">{fmt.rupiahShort(lasts.short)}</Figure> })}</>
}

function Whole({ money, answer }: { money: MoneyYear; answer: Answer }) {
  return (
    <>
      <Row columns="four">
        <Standing money={money} answer={answer} />
      </Row>
      <Row columns="one">
        <PaymentsCard money={money} />
      </Row>
      <Row columns="wide-left">
        <BurnDown money={money} />
        <WatchCard watch={money.watch} />
      </Row>
      <Row columns="two">
        <PacesCard answer={answer} />
        {!money.isPast && <WhatIfCard money={money} />}
      </Row>
      <Row columns="one">
        <LinesCard money={money} />
        <SourcesCard money={money} />
      </Row>
    </>
  )
}

function Standing({ money, answer }: { money: MoneyYear; answer: Answer }) {
  const { position } = answer
  const { quota } = money
  const state = quota === null ? null : quota.left < 0 ? 'over' : quota.warned ? 'warn' : 'ok'
  const tones = { ok: 'ok', warn: 'warn', over: 'bad' } as const
  return (
    <>
      <StatCard label={t('funds.left')} value={fmt.rupiahShort(position.left)} small>
        {`${t('funds.pagu')} ${fmt.rupiah(position.pagu)}`}
        {answer.fenced > 0 && `; ${t('funds.fenced', { sum: fmt.rupiah(answer.fenced) })}`}
      </StatCard>
      <StatCard label={t('funds.realised')} value={fmt.rupiahShort(position.realised)} small>
        {`${t('funds.committed')} ${fmt.rupiah(position.committed)}: ${t('funds.paguNote')}`}
      </StatCard>
      <StatCard label={t('funds.runRate')} value={answer.runRate === null ? '–' : fmt.rupiahShort(answer.runRate)} small>
        {answer.newest === null || answer.heads === null
          ? t('funds.noBill')
          : t('funds.runRateNote', { month: fmt.month(answer.newest), heads: fmt.count(answer.heads) })}
      </StatCard>
      <StatCard
        label={t('funds.quota')}
        value={quota ? t('funds.quotaOf', { used: fmt.count(quota.used), heads: fmt.count(quota.heads) }) : '–'}
        tag={state && <StatusTag tone={tones[state]}>{t(`funds.quota-${state}`)}</StatusTag>}
        small
      >
        {quota
          ? t(quota.left < 0 ? 'funds.quotaOver' : 'funds.quotaLeft', { left: fmt.count(Math.abs(quota.left)), document: quota.document })
          : t('funds.quotaNone')}
      </StatCard>
    </>
  )
}

function PacesCard({ answer }: { answer: Answer }) {
  const short = answer.parts.filter((it) => it.lasts && !it.lasts.isEnough).toSorted((a, b) => (a.lasts?.until ?? '').localeCompare(b.lasts?.until ?? ''))
  const [first, second] = short
  const isFirst = first?.lasts && first.lasts.until !== second?.lasts?.until
  return (
    <Card title={t('funds.paces')}>
      <DataTable
        caption={t('funds.paces')}
        rows={answer.paces}
        rowKey={(row) => row.basis}
        columns={[
          { key: 'basis', label: t('funds.paces'), render: (row) => (row.basis === 'bills' ? t('funds.atBills') : t('funds.atPlanned')) },
          { key: 'monthly', label: t('funds.paceMonthly'), align: 'right', render: (row) => fmt.count(row.monthly) },
          { key: 'until', label: t('funds.paceUntil'), render: (row) => fmt.date(row.lasts?.until ?? null) },
          { key: 'short', label: t('funds.paceShort'), align: 'right', render: (row) => (row.lasts ? fmt.rupiah(row.lasts.short) : '–') },
        ]}
      />
      {answer.unbilled.length > 0 && <Note>{t('funds.unbilled', { months: answer.unbilled.map(fmt.monthShort).join(', ') })}</Note>}
      {isFirst && first.lasts && (
        <Note>{t('funds.partEnds', { account: t(`funds.part-${first.part}`), until: fmt.date(first.lasts.until), short: fmt.rupiah(first.lasts.short) })}</Note>
      )}
    </Card>
  )
}

function LinesCard({ money }: { money: MoneyYear }) {
  const { regency } = useOffice()
  const sums = (['pagu', 'committed', 'realised', 'left'] as const).map((key) => ({
    ...{ key, label: t(`funds.${key}`), align: 'right' as const },
    sortBy: (row: MoneyYear['lines'][number]) => row.position[key],
    render: (row: MoneyYear['lines'][number]) => fmt.rupiah(row.position[key]),
  }))
  return (
    <Card
      title={t('funds.lines')}
      aside={
        <span className={links.inline}>
          <ExportLinks of={exportOf(ExportFunds, { regency: regency.code, year: money.year, what: 'lines', ...onOf(money) })} />
        </span>
      }
    >
      <DataTable
        caption={t('funds.lines')}
        rows={money.lines}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'account',
            label: t('funds.account'),
            render: (row) => (
              <>
                <span className={links.number}>{row.account}</span> {t(`funds.part-${row.part}`)}
              </>
            ),
          },
          { key: 'fund', label: t('funds.fund'), render: (row) => row.fundName },
          ...sums,
        ]}
      />
      <Acts money={money} />
    </Card>
  )
}

function Acts({ money }: { money: MoneyYear }) {
  if (money.acts.length === 0) return null
  return (
    <details style={{ marginTop: 12, fontSize: 13.5 }}>
      <summary style={{ minHeight: 28 }}>{t('funds.acts')}</summary>
      <ul className={links.list}>
        {money.acts.map((it) => (
          <li key={it.id}>
            {t('funds.actOf', {
              ...{ stage: t(`funds.stage-${it.stage}`), date: fmt.date(it.on), document: it.document },
              sum: fmt.rupiah(it.lines.reduce((total, line) => total + line.amount, 0)),
            })}
            {it.why && ` · ${it.why}`}
            {` · ${it.by}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
