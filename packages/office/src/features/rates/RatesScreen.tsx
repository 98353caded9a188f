import { Button, NativeSelect } from '@mantine/core'
import { type OutputOf, type RateRow, ShowRates } from '@semesta/contract'
import { addDays, PREMIUM_PAYERS, type PremiumPayer } from '@semesta/kernel'
import { Card, DataTable, DateField, Empty, Figure, Note, Row, Screen, StatusTag } from '@semesta/ui'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { type Key, rich, t } from '../../i18n/index.ts'
import { Calculator } from './Calculator.tsx'
import { Confidence } from './Confidence.tsx'
import { FactsLink } from './FactsLink.tsx'
import { LawTable, Minor } from './LawTable.tsx'

type Rates = OutputOf<typeof ShowRates>
type Rate = z.output<typeof RateRow>

/** The premiums of a day with their law, beside those of another day, and a calculator for cases. */
export function RatesScreen() {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const date = search.to ?? today(regency.timeZone)
  const read = useRead(ShowRates, { regency: regency.code, date }, { keep: true })
  const other = useRead(ShowRates, { regency: regency.code, date: search.from ?? date }, { when: search.from !== undefined, keep: true })
  const before = search.from !== undefined && other.state === 'ready' ? other.data : null
  return (
    <Screen title={t('nav.rates')} headline={read.state === 'ready' ? <Headline now={read.data} before={before} /> : undefined} sub={t('rates.sub')}>
      <div className={links.filters}>
        <DateField label={t('rates.date')} value={date} onChange={(event) => change({ to: event.currentTarget.value || undefined })} />
        <DateField label={t('rates.compare')} value={search.from ?? ''} onChange={(event) => change({ from: event.currentTarget.value || undefined })} />
        {read.state === 'ready' && (
          <NativeSelect
            label={t('rates.lawChange')}
            value=""
            onChange={({ currentTarget: { value } }) => value && change({ to: value, from: addDays(value, -1) })}
            data={[{ value: '', label: t('rates.chooseChange') }, ...read.data.changes.slice(1).map((it) => ({ value: it, label: fmt.date(it) }))]}
          />
        )}
        {search.from && (
          <Button variant="default" onClick={() => change({ from: undefined })} className={links.fixed}>
            {t('rates.noCompare')}
          </Button>
        )}
      </div>
      <Row columns="one">
        <Await read={read} rows={6}>
          {(now) => <Found now={now} before={before} />}
        </Await>
        <Calculator minimumWage={read.state === 'ready' ? (read.data.minimumWage?.rupiah ?? null) : null} />
      </Row>
    </Screen>
  )
}

function Headline({ now, before }: { now: Rates; before: Rates | null }) {
  const cityOf = ({ rates }: Rates) => rates.find((it) => it.segment === 'PBPU_PEMDA')
  const [here, there] = [cityOf(now), before && cityOf(before)]
  const date = fmt.date(now.date)
  if (!here) return <>{t('rates.headlineNone', { date })}</>
  if (before && there) {
    const more = here.parts.local - there.parts.local
    const key = more > 0 ? 'rates.headlineMore' : more < 0 ? 'rates.headlineLess' : 'rates.headlineSame'
    return rich(key, { from: fmt.date(before.date), date, rupiah: <Figure>{fmt.rupiah(more === 0 ? here.parts.local : Math.abs(more))}</Figure> })
  }
  const shareOf = (name: string) => here.shares.find((it) => it.parameter === `premiums/${name}`)?.amount ?? 0
  const [iuran, bantuan] = [shareOf('pbpu-pemda-iuran'), shareOf('pbpu-pemda-bantuan-daerah')].map(fmt.rupiah)
  return rich('rates.headline', { date, iuran, bantuan, rupiah: <Figure>{fmt.rupiah(here.parts.local)}</Figure> })
}

const keyOf = (it: Rate) => `${it.segment} ${it.class ?? ''}`

function Found({ now, before }: { now: Rates; before: Rates | null }) {
  if (now.rates.length === 0) return <Empty title={t('rates.none')}>{t('rates.noneHint')}</Empty>
  const rowsThen = new Map(before?.rates.map((it) => [keyOf(it), it]))
  const lawsThen = new Map(before?.parameters.map((it) => [it.id, it]))
  const used = new Set(now.rates.flatMap((it) => it.shares.map((share) => share.parameter)))
  const payers = PREMIUM_PAYERS.filter((payer) => [...now.rates, ...(before?.rates ?? [])].some((it) => it.parts[payer] > 0))
  const compared = before ? { before: lawsThen } : {}
  return (
    <>
      <Card title={t('rates.table')}>
        <DataTable
          caption={t('rates.table')}
          rows={now.rates}
          rowKey={keyOf}
          columns={[
            {
              key: 'segment',
              label: t('rates.segment'),
              render: (row) => <Name row={row} isOther={before !== null && differs(row, rowsThen.get(keyOf(row)))} />,
            },
            {
              key: 'total',
              label: t('rates.total'),
              align: 'right',
              render: (row) => <Amount row={row} before={before && rowsThen.get(keyOf(row))} of={(it) => it.total} />,
            },
            ...payers.map((payer) => ({
              key: payer,
              label: t(`rates.payer-${payer}`),
              align: 'right' as const,
              render: (row: Rate) => <Amount row={row} before={before && rowsThen.get(keyOf(row))} of={(it) => it.parts[payer]} />,
            })),
            { key: 'sure', label: t('rates.confidence'), render: (row) => <Confidence of={row.confidence} /> },
          ]}
        />
        <Note>{t('rates.percentNote')}</Note>
        <Recorded fact={now.minimumWage} say="rates.wage" none="rates.noWage" record="minimum-wage" />
        <Recorded fact={now.pbiProvince} say="rates.province" none="rates.noProvince" record="pbi-province" />
      </Card>
      <Card title={t('rates.laws')}>
        <LawTable caption={t('rates.laws')} rows={now.parameters.filter((it) => used.has(it.id))} {...compared} />
      </Card>
      <Card title={t('rates.terms')}>
        <LawTable caption={t('rates.terms')} rows={now.parameters.filter((it) => now.terms.includes(it.id) && !used.has(it.id))} {...compared} />
      </Card>
    </>
  )
}

type RecordedFact = Rates['minimumWage']

/** A fact with its source; where nobody recorded it, what follows and where to record it. */
function Recorded({ fact, say, none, record }: { fact: RecordedFact; say: Key; none: Key; record: 'minimum-wage' | 'pbi-province' }) {
  return (
    <Note>
      {fact ? (
        t(say, { rupiah: fmt.rupiah(fact.rupiah), source: fact.source })
      ) : (
        <>
          {t(none)} <FactsLink record={record} />
        </>
      )}
    </Note>
  )
}

const differs = (row: Rate, then: Rate | undefined) =>
  then === undefined || PREMIUM_PAYERS.some((payer: PremiumPayer) => row.parts[payer] !== then.parts[payer])

function Name({ row, isOther }: { row: Rate; isOther: boolean }) {
  const segment = row.segment === 'PPU' ? 'PPU' : t(`labels.${row.segment}`)
  return (
    <>
      {[segment, row.class && t(`rates.class-${row.class}`)].filter(Boolean).join(', ')} {isOther && <StatusTag tone="busy">{t('rates.changed')}</StatusTag>}
    </>
  )
}

function Amount({ row, before, of }: { row: Rate; before: Rate | undefined | null; of: (it: Rate) => number }) {
  const say = (amount: number) => (row.unit === 'percent' ? fmt.threshold(amount) : fmt.rupiah(amount))
  const [now, then] = [of(row), before ? of(before) : null]
  if (then === null || then === now) return <>{now === 0 ? '–' : say(now)}</>
  return (
    <>
      <b>{say(now)}</b> <Minor>{t('rates.before', { value: say(then) })}</Minor>
    </>
  )
}
