import { Button } from '@mantine/core'
import { ComputeObligations, GetObligations } from '@semesta/contract'
import { Card, Empty, Figure, Note, Row, Screen } from '@semesta/ui'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { JobWatch } from '../../app/Progress.tsx'
import { rich, t } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { FrozenNames } from '../people/Frozen.tsx'
import { AdjustmentsCard } from './AdjustmentsCard.tsx'
import { PayersTable, SegmentsTable, VillagesTable } from './SumTables.tsx'
import { type Data, localOf, sumOf, unknownOf } from './sums.ts'

/** Who pays what in the month, beside the month before, and what has been put right since. */
export function ObligationsScreen() {
  const { month } = useOffice()
  if (month === null) {
    return (
      <Screen title={t('nav.obligations')}>
        <Beginning />
      </Screen>
    )
  }
  return <Obligations month={month} />
}

function Obligations({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const name = useAreaName()
  const { area } = search
  const read = useRead(GetObligations, { regency: regency.code, month, area }, { keep: true })
  const data = read.state === 'ready' && read.data.run ? read.data : null
  const place = name(area ?? regency.code)
  const sub = data?.run
    ? t('obligations.sub', { place, date: fmt.date(data.run.on), month: fmt.month(month), revision: data.run.revision })
    : `${place} · ${fmt.month(month)}`
  return (
    <Screen title={t('nav.obligations')} headline={data ? <Headline data={data} month={month} /> : undefined} sub={sub}>
      <div className={links.filters}>
        <AreaChoice />
      </div>
      <Await read={read} rows={6} height={44} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
        {(found) => (found.run === null ? <NotYet month={month} /> : <Found data={found} run={found.run} />)}
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

function NotYet({ month }: { month: string }) {
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
      <Empty title={t('obligations.notYet')} action={can('months.build') && ask}>
        {can('months.build') ? t('obligations.notYetHint') : t('obligations.askDinkes')}
      </Empty>
      {compute.problem && <Refused problem={compute.problem} />}
    </>
  )
}

function Found({ data, run }: { data: Data; run: NonNullable<Data['run']> }) {
  const { search } = useFilters()
  const unknown = unknownOf(data.rows)
  const [full, helped] = [sumOf(data.rows, (it) => it.localIuran), sumOf(data.rows, localOf)]
  return (
    <Row columns="one">
      <Card title={t('obligations.byPayer')}>
        <PayersTable data={data} area={search.area} />
        <Note>{t('obligations.toWhom')}</Note>
        {helped.heads > full.heads && <Note>{t('obligations.localNote', { full: fmt.count(full.heads), part: fmt.count(helped.heads - full.heads) })}</Note>}
        <Note>{run.minimumWageRupiah === null ? t('obligations.noWageNote') : t('obligations.wageNote', { rupiah: fmt.rupiah(run.minimumWageRupiah) })}</Note>
        {unknown > 0 && <Note>{t('obligations.unknownNote', { heads: fmt.count(unknown) })}</Note>}
      </Card>
      <AdjustmentsCard data={data} area={search.area} />
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
