import { NativeSelect } from '@mantine/core'
import { GetSurvival, type OutputOf } from '@semesta/contract'
import { Card, type Column, DataTable, Empty, Figure, Note, Row, Screen, StackChart, Twin } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { PeopleNumber } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { type Cohort, chosenCohort, cohortsOf, type Point, payersIn, perThousand } from './survival.ts'

type Data = OutputOf<typeof GetSurvival>

/** Of the cards activated in a month, how many are still active, and who pays. */
export function SurvivalScreen() {
  const { regency, month } = useOffice()
  const { search, change } = useFilters()
  const name = useAreaName()
  const { area, since } = search
  const read = useRead(GetSurvival, { regency: regency.code, area, until: month ?? undefined }, { keep: true })
  const cohorts = read.state === 'ready' ? cohortsOf(read.data) : []
  const cohort = chosenCohort(cohorts, since)
  return (
    <Screen
      title={t('movements.survivalTitle')}
      headline={cohort && <Headline cohort={cohort} />}
      sub={t('movements.survivalSub', { place: name(area ?? regency.code) })}
    >
      <div className={links.filters}>
        <AreaChoice />
        {cohort && (
          <NativeSelect
            label={t('movements.cohort')}
            value={cohort.since}
            onChange={(event) => change({ since: event.currentTarget.value })}
            data={cohorts.map((it) => ({ value: it.since, label: fmt.month(it.since) }))}
          />
        )}
      </div>
      <Await read={read} rows={4}>
        {(data) =>
          cohort ? (
            <Row columns="one">
              <CurveCard cohort={cohort} data={data} area={area} />
              <CohortsCard cohorts={cohorts} onChoose={(it) => change({ since: it })} />
            </Row>
          ) : (
            <Empty title={t('movements.survivalNone')}>{t('movements.survivalNoneHint')}</Empty>
          )
        }
      </Await>
      <Note>{t('movements.survivalNote')}</Note>
    </Screen>
  )
}

function Headline({ cohort }: { cohort: Cohort }) {
  const last = cohort.points.at(-1)
  if (!last) return null
  return rich('movements.survivalHeadline', {
    size: fmt.count(cohort.size),
    since: fmt.month(cohort.since),
    left: <Figure>{fmt.count(last.heads)}</Figure>,
    month: fmt.month(last.month),
  })
}

function CurveCard({ cohort, data, area }: { cohort: Cohort; data: Data; area?: string }) {
  const payers = payersIn(cohort)
  const title = t('movements.curve', { since: fmt.month(cohort.since) })
  const last = cohort.points.at(-1)
  const online = new Set(data.months.filter((it) => it.peopleOnline).map((it) => it.month))
  // Names of months that are put away are not a click away: the number stands without a door, and the note says why.
  const door = (point: Point, value: number, payer?: Point['byPayer'] extends Record<infer P, number> ? P : never) =>
    online.has(point.month) ? (
      <PeopleNumber value={value} behind={{ count: 'active', since: cohort.since, payer, area, month: point.month }} />
    ) : (
      fmt.count(value)
    )
  const columns: Column<Point>[] = [
    { key: 'month', label: t('month.month'), render: (point) => fmt.month(point.month) },
    { key: 'heads', label: t('movements.now'), align: 'right', render: (point) => door(point, point.heads) },
    { key: 'share', label: t('movements.share'), align: 'right', render: (point) => fmt.percent(((100 * point.heads) / cohort.size).toFixed(2)) },
    ...payers.map(
      (payer): Column<Point> => ({
        key: payer,
        label: t(`movements.payer-${payer}`),
        align: 'right',
        render: (point) => door(point, point.byPayer[payer], payer),
      }),
    ),
  ]
  return (
    <Twin
      title={title}
      kind="chart"
      picture={
        <StackChart
          label={`${title}: ${cohort.points.map((point) => `${fmt.monthShort(point.month)} ${fmt.count(point.heads)}`).join(', ')}`}
          layers={payers.map((payer) => t(`movements.payer-${payer}`))}
          stacks={cohort.points.map((point) => ({ key: point.month, label: fmt.monthShort(point.month), values: payers.map((payer) => point.byPayer[payer]) }))}
        />
      }
      table={<DataTable caption={title} rows={cohort.points} rowKey={(point) => point.month} columns={columns} />}
      note={
        <>
          {last && (
            <p>
              {t('movements.survivalPerThousand', {
                alive: fmt.count(perThousand(last.heads, cohort.size)),
                payers: payers
                  .filter((payer) => last.byPayer[payer] > 0)
                  .map((payer) => `${t(`movements.payer-${payer}`)} ${fmt.count(perThousand(last.byPayer[payer], cohort.size))}`)
                  .join(', '),
              })}{' '}
              {online.has(last.month) && <Survivors since={cohort.since} last={last} area={area} />}
            </p>
          )}
          {cohort.points.some((point) => !online.has(point.month)) && <Note>{t('movements.frozenNames')}</Note>}
        </>
      }
    />
  )
}

function Survivors({ since, last, area }: { since: string; last: Point; area?: string }) {
  const behind = { count: 'active' as const, since, area, month: last.month }
  return <PeopleNumber behind={behind}>{t('movements.seeSurvivors', { heads: fmt.count(last.heads) })}</PeopleNumber>
}

const STEPS = [1, 3, 6, 12] as const

function CohortsCard({ cohorts, onChoose }: { cohorts: readonly Cohort[]; onChoose: (since: string) => void }) {
  const after = (cohort: Cohort, months: number) => {
    const point = cohort.points[months]
    return point ? fmt.percent(((100 * point.heads) / cohort.size).toFixed(2)) : '–'
  }
  return (
    <Card title={t('movements.triangle')}>
      <DataTable
        caption={t('movements.triangle')}
        rows={[...cohorts].reverse()}
        rowKey={(row) => row.since}
        columns={[
          {
            key: 'since',
            label: t('movements.cohort'),
            render: (row) => (
              <button type="button" className={links.asLink} onClick={() => onChoose(row.since)}>
                {fmt.month(row.since)}
              </button>
            ),
          },
          { key: 'size', label: t('movements.size'), align: 'right', render: (row) => fmt.count(row.size) },
          ...STEPS.map((months) => ({
            key: String(months),
            label: t('movements.after', { months }),
            align: 'right' as const,
            render: (row: Cohort) => after(row, months),
          })),
          {
            key: 'now',
            label: t('movements.now'),
            align: 'right',
            render: (row) => `${fmt.count(row.points.at(-1)?.heads ?? 0)} · ${after(row, row.points.length - 1)}`,
          },
        ]}
      />
    </Card>
  )
}
