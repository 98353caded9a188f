import { Button } from '@mantine/core'
import { ComputeObligations, GetObligations } from '@semesta/contract'
import { Card, Empty, Figure, Note, Row, Screen } from '@semesta/ui'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { OfMonth } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { JobWatch } from '../../app/Progress.tsx'
import { rich, t } from '../../i18n/index.ts'
import { FrozenNames } from '../people/Frozen.tsx'
import { FactsLink } from '../rates/FactsLink.tsx'
import { AdjustmentsCard } from './AdjustmentsCard.tsx'
import { BoundsCard } from './BoundsCard.tsx'
import { PayersTable, SegmentsTable, VillagesTable } from './SumTables.tsx'
import { type Data, localOf, sumOf } from './sums.ts'

/** Who pays what in the month, beside the month before, and what has been put right since. */
export function ObligationsScreen() {
  return <OfMonth title={t('nav.obligations')}>{(month) => <Obligations month={month} />}</OfMonth>
}

function Obligations({ month }: { month: string }) {
  const { regency, can } = useOffice()
  const { search } = useFilters()
  const name = useAreaName()
  const { area } = search
  const read = useRead(GetObligations, { regency: regency.code, month, area }, { keep: true })
  const data = read.state === 'ready' && read.data.run ? read.data : null
  const place = name(area ?? regency.code)
  const reckoned = data?.run && t('obligations.sub', { place, date: fmt.date(data.run.on), month: fmt.month(month), revision: data.run.revision })
  const sub = reckoned ? [reckoned, can('people.read') && t('obligations.subNames')].filter(Boolean).join(' · ') : `${place} · ${fmt.month(month)}`
  return (
    <Screen title={t('nav.obligations')} headline={data ? <Headline data={data} month={month} /> : undefined} sub={sub}>
      <div className={links.filters}>
        <AreaChoice />
      </div>
      <Await read={read} rows={6} height={44} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
        {(found) =>
          found.run === null ? (
            <ToCompute month={month} title={t('obligations.notYet')} hint={t('obligations.notYetHint')} />
          ) : (
            <Found data={found} run={found.run} month={month} />
          )
        }
      </Await>
    </Screen>
  )
}

function Headline({ data, month }: { data: Data; month: string }) {
  const now = sumOf(data.rows, localOf)
  const more = data.before ? now.rupiah - sumOf(data.before.rows, localOf).rupiah : 0
  const key = more > 0 ? 'obligations.headlineMore' : more < 0 ? 'obligations.headlineLess' : 'obligations.headline'
  return rich(key, {
    month: fmt.month(month),
    rupiah: <Figure>{fmt.rupiah(now.rupiah)}</Figure>,
    heads: fmt.count(now.heads),
    more: fmt.rupiah(Math.abs(more)),
  })
}

/** Says what is to be reckoned and lets whoever builds months ask for it. */
function ToCompute({ month, title, hint }: { month: string; title: string; hint: string }) {
  const { regency, can } = useOffice()
  const compute = useAct(ComputeObligations, { refresh: false })
  if (compute.data) {
    return (
      <Card title={t('obligations.computing')}>
        <JobWatch jobId={compute.data.job.id} />
      </Card>
    )
  }
  const ask = (
    <Button loading={compute.busy} onClick={() => compute.run({ regency: regency.code, month })}>
      {t('obligations.compute')}
    </Button>
  )
  return (
    <>
      <Empty title={title} action={can('months.build') && ask}>
        {can('months.build') ? hint : t('obligations.askDinkes')}
      </Empty>
      {compute.problem && <Refused problem={compute.problem} />}
    </>
  )
}

function Found({ data, run, month }: { data: Data; run: NonNullable<Data['run']>; month: string }) {
  const { search } = useFilters()
  const isOutdated = run.minimumWageRupiah !== data.facts.minimumWageRupiah || run.pbiProvinceRupiah !== data.facts.pbiProvinceRupiah
  const [full, helped] = [sumOf(data.rows, (it) => it.localIuran), sumOf(data.rows, localOf)]
  return (
    <Row columns="one">
      {isOutdated && <ToCompute month={month} title={t('obligations.factsChanged')} hint={t('obligations.factsChangedHint')} />}
      <Card title={t('obligations.byPayer')}>
        <PayersTable data={data} area={search.area} />
        <Note>{t('obligations.toWhom')}</Note>
        {helped.heads > full.heads && <Note>{t('obligations.localNote', { full: fmt.count(full.heads), part: fmt.count(helped.heads - full.heads) })}</Note>}
        <Note>
          {run.minimumWageRupiah === null
            ? rich('obligations.noWageNote', { facts: <FactsLink record="minimum-wage" /> })
            : t('obligations.wageNote', { rupiah: fmt.rupiah(run.minimumWageRupiah) })}
        </Note>
        <Note>
          {run.pbiProvinceRupiah === 0
            ? rich('obligations.noProvinceNote', { facts: <FactsLink record="pbi-province" /> })
            : t('obligations.provinceNote', { rupiah: fmt.rupiah(run.pbiProvinceRupiah) })}
        </Note>
      </Card>
      <BoundsCard data={data} area={search.area} />
      <AdjustmentsCard data={data} month={month} area={search.area} />
      <Card title={t('obligations.bySegment')}>
        <SegmentsTable data={data} area={search.area} />
      </Card>
      {data.villages.length > 1 && (
        <Card title={t('obligations.byVillage')}>
          <VillagesTable data={data} />
        </Card>
      )}
    </Row>
  )
}
