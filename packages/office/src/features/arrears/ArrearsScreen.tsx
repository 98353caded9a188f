import { ExportArrears, GetArrears, type OutputOf, SimulateTakeover } from '@semesta/contract'
import { Bars, Card, Figure, Note, Row, Screen, StatCard } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice, Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { OfMonth } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { rich, t, tMaybe } from '../../i18n/index.ts'
import { FrozenNames } from '../people/Frozen.tsx'
import { OwingList } from './OwingList.tsx'
import { AMOUNTS, SPANS } from './spans.ts'
import { ArrearsTrend } from './Trend.tsx'
import { useArrearsFilter } from './use-arrears-filter.ts'

type Arrears = OutputOf<typeof GetArrears>
type Part = Arrears['byClass'][number]

/** Who of the self-paying owes, how much, and the cheapest way to make them active. */
export function ArrearsScreen() {
  return <OfMonth title={t('nav.arrears')}>{(month) => <Register month={month} />}</OfMonth>
}

function Register({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const name = useAreaName()
  const filter = { regency: regency.code, month, ...useArrearsFilter() }
  const read = useRead(GetArrears, filter, { keep: true })
  const data = read.state === 'ready' ? read.data : null
  const place = name(search.area ?? regency.code)
  const by = search.grain ?? 'person'
  return (
    <Screen
      title={t('nav.arrears')}
      headline={data ? <Headline data={data} month={month} /> : undefined}
      sub={data ? t('arrears.sub', { place, month: fmt.month(month), roster: fmt.rupiahShort(data.total.rosterRupiah) }) : `${place} · ${fmt.month(month)}`}
      actions={
        <>
          <Link to="/talangan" search={{ area: search.area, groups: 'arrears' }} className={links.button}>
            {t('arrears.openTakeovers')}
          </Link>
          <ExportLinks of={exportOf(ExportArrears, { ...filter, by })} />
        </>
      }
    >
      <Filters />
      <Await read={read} rows={5} height={80} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
        {(found) => <Found data={found} />}
      </Await>
    </Screen>
  )
}

function Headline({ data, month }: { data: Arrears; month: string }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const simulated = useRead(
    SimulateTakeover,
    { regency: regency.code, month, area: search.area, groups: 'arrears' },
    { when: data.total.heads > 0, keep: true },
  )
  if (data.total.heads === 0) return t('arrears.nobody')
  const instruments =
    simulated.state === 'ready' ? simulated.data.instruments.filter((it) => it.effectiveHeads > 0 && it.id !== 'csr' && it.cityRupiahPerActive !== null) : []
  const takeover = instruments.find((it) => it.id === 'takeover')
  const cheapest = instruments.toSorted((a, b) => (a.cityRupiahPerActive ?? 0) - (b.cityRupiahPerActive ?? 0))[0]
  return rich('arrears.headline', {
    heads: <Figure tone="bad">{fmt.count(data.total.heads)}</Figure>,
    households: fmt.count(data.total.households),
    rupiah: <Figure tone="bad">{fmt.rupiahShort(data.total.ratesRupiah)}</Figure>,
    way:
      cheapest && takeover && cheapest !== takeover
        ? t('arrears.cheapest', {
            instrument: inSentence(t(`takeovers.instrument-${cheapest.id}`)),
            city: fmt.rupiah(cheapest.cityRupiahPerActive ?? 0),
            heads: fmt.count(cheapest.effectiveHeads),
            takeover: fmt.rupiah(takeover.cityRupiahPerActive ?? 0),
          })
        : takeover
          ? t('arrears.takeoverOnly', { takeover: fmt.rupiah(takeover.cityRupiahPerActive ?? 0), heads: fmt.count(takeover.effectiveHeads) })
          : '',
  })
}

/** A name inside a sentence: abbreviations in it stay as they are. */
const inSentence = (name: string) => name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())

function Filters() {
  const { search, change } = useFilters()
  return (
    <div className={links.filters}>
      <AreaChoice />
      <Choice
        label={t('arrears.class')}
        value={search.class}
        options={(['1', '2', '3'] as const).map((it) => ({ value: it, label: t('arrears.classOf', { class: it }) }))}
        onChange={(value) => change({ class: (['1', '2', '3'] as const).find((it) => it === value) })}
      />
      <Choice
        label={t('arrears.decile')}
        value={search.decile}
        options={Array.from({ length: 11 }, (_, n) => ({ value: String((n + 1) % 11), label: decileName(String((n + 1) % 11)) }))}
        onChange={(decile) => change({ decile })}
      />
      <Choice
        label={t('arrears.span')}
        value={search.span}
        options={SPANS.map((it) => ({ value: it, label: t(`arrears.span-${it}`) }))}
        onChange={(span) => change({ span })}
      />
      <Choice
        label={t('arrears.amount')}
        value={search.amount}
        options={AMOUNTS.map((it) => ({ value: it, label: t(`arrears.amount-${it}`) }))}
        onChange={(amount) => change({ amount })}
      />
    </div>
  )
}

const decileName = (key: string) => (key === '0' ? t('arrears.decileUnknown') : t('arrears.decileOf', { decile: key }))

function Found({ data }: { data: Arrears }) {
  const { can } = useOffice()
  return (
    <>
      <Figures data={data} />
      {can('people.read') && (
        <Row columns="one">
          <OwingList month={data.month} />
        </Row>
      )}
      <Breakdowns data={data} />
      <Row columns="one">
        <ArrearsTrend />
        <Law data={data} />
      </Row>
    </>
  )
}

function Figures({ data }: { data: Arrears }) {
  const { total, overCap, rehab, unknown } = data
  return (
    <Row columns="four">
      <StatCard label={t('arrears.total')} value={fmt.count(total.heads)}>
        {t('arrears.totalNote', { households: fmt.count(total.households), rupiah: fmt.rupiah(total.ratesRupiah), cap: overCap.months })}
      </StatCard>
      <StatCard label={t('arrears.overCap', { cap: overCap.months })} value={fmt.count(overCap.heads)}>
        {t('arrears.overCapNote', { cap: overCap.months })}
      </StatCard>
      <StatCard label={t('arrears.rehab')} value={rehab ? `${fmt.count(rehab.households)} KK` : '–'}>
        {rehab && t('arrears.rehabNote', { heads: fmt.count(rehab.heads), rupiah: fmt.rupiah(rehab.instalmentRupiah), months: rehab.months })}
      </StatCard>
      <StatCard label={t('arrears.unknown')} value={fmt.count(unknown)}>
        {t('arrears.unknownNote')}
      </StatCard>
    </Row>
  )
}

function Breakdowns({ data }: { data: Arrears }) {
  const { change } = useFilters()
  return (
    <Row columns="two">
      <Parts
        title={t('arrears.byMonths')}
        rows={data.byMonths}
        nameOf={(it) => tMaybe(`arrears.span-${it.key}`) ?? it.key}
        onOpen={(it) => change({ span: it.key })}
      />
      <Parts
        title={t('arrears.byDecile')}
        rows={data.byDecile.toSorted((a, b) => (Number(a.key) || 99) - (Number(b.key) || 99))}
        nameOf={(it) => decileName(it.key)}
        onOpen={(it) => change({ decile: it.key })}
      />
      <Parts
        title={t('arrears.byClass')}
        rows={data.byClass}
        nameOf={(it) => (it.key ? t('arrears.classOf', { class: it.key }) : t('arrears.classUnknown'))}
        onOpen={(it) => change({ class: (['1', '2', '3'] as const).find((one) => one === it.key) })}
      />
      <Parts
        title={t('arrears.byVillage')}
        rows={data.byVillage.toSorted((a, b) => b.heads - a.heads).slice(0, 20)}
        nameOf={(it) => it.name}
        onOpen={(it) => change({ area: it.key })}
      />
    </Row>
  )
}

function Law({ data }: { data: Arrears }) {
  return (
    <Card title={t('arrears.law')}>
      <ul className={links.list}>
        {data.parameters.map((it) => (
          <li key={it.id}>
            {it.judul}: <b>{typeof it.value === 'number' ? fmt.count(it.value) : it.value}</b> · {it.source} ·{' '}
            {tMaybe(`takeovers.confidence-${it.confidence}`) ?? it.confidence}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Parts<P extends Part>({ title, rows, nameOf, onOpen }: { title: string; rows: readonly P[]; nameOf: (it: P) => string; onOpen: (it: P) => void }) {
  const shown = rows.filter((it) => it.heads > 0)
  return (
    <Card title={title}>
      <Bars
        caption={title}
        head={[title, t('arrears.people')]}
        bars={shown.map((it) => ({
          key: it.key,
          label: (
            <button type="button" className={links.asLink} onClick={() => onOpen(it)}>
              {nameOf(it)}
            </button>
          ),
          value: it.heads,
          text: `${fmt.count(it.heads)} · ${fmt.rupiahShort(it.ratesRupiah)}`,
        }))}
      />
      {shown.length === 0 && <Note>{t('arrears.none')}</Note>}
    </Card>
  )
}
