import { Button } from '@mantine/core'
import { CommitAllocation, GetAllocation } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { Card, DataTable, Figure, Note, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { rich, t, tMaybe } from '../../i18n/index.ts'
import { ExplainCard } from './ExplainCard.tsx'
import { PlanPeopleCard } from './PlanPeopleCard.tsx'
import { type Plan, ringWords } from './words.ts'

type Report = NonNullable<Plan['report']>

/** A way of sharing out, looked at before it counts. */
export function AllocationScreen() {
  const { allocationId } = useParams({ from: '/shell/donatur/pembagian/$allocationId' })
  const { regency } = useOffice()
  const read = useRead(
    GetAllocation,
    { regency: regency.code, allocationId },
    { again: (it) => (it?.state === 'waiting' || it?.state === 'running' ? 1000 : false) },
  )
  if (read.state !== 'ready') {
    return (
      <Screen title={t('sponsors.plan')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Found plan={read.data} />
}

function Found({ plan }: { plan: Plan }) {
  const { can, regency } = useOffice()
  const { report } = plan
  return (
    <Screen
      title={t('sponsors.plan')}
      headline={report ? <Headline report={report} isCommitted={plan.state === 'committed'} /> : t(`sponsors.plan-${plan.state}`)}
      sub={`${t(`sponsors.method-${plan.method}`)} · ${fmt.month(plan.month)} · ${plan.askedBy}, ${fmt.instant(plan.askedAt, regency.timeZone)}`}
      actions={<Commit plan={plan} />}
    >
      {plan.problem && <Refused problem={new Problem(plan.problem.code, 409, plan.problem.detail)} />}
      {(plan.state === 'waiting' || plan.state === 'running') && <p role="status">{t('sponsors.planUnderWay')}</p>}
      {report && (
        <Row columns="one">
          <PledgesCard report={report} />
          <Row columns="two">
            <QualityCard plan={plan} report={report} />
            <BarsCard report={report} />
          </Row>
          {can('people.read') && (
            <>
              <ExplainCard plan={plan} />
              <PlanPeopleCard plan={plan} />
            </>
          )}
        </Row>
      )}
    </Screen>
  )
}

function Headline({ report, isCommitted }: { report: Report; isCommitted: boolean }) {
  const sum = (of: (it: Report['pledges'][number]) => number) => report.pledges.reduce((total, it) => total + of(it), 0)
  return rich(isCommitted ? 'sponsors.planCounts' : 'sponsors.planWould', {
    heads: <Figure tone="good">{fmt.count(sum((it) => it.heads))}</Figure>,
    households: fmt.count(sum((it) => it.households)),
    rupiah: fmt.rupiah(sum((it) => it.rupiah)),
  })
}

function Commit({ plan }: { plan: Plan }) {
  const { regency, can } = useOffice()
  const commit = useAct(CommitAllocation)
  if (plan.state === 'committed') {
    return (
      <Link to="/donatur" search={{}} className={`${links.button} ${links.ghost}`}>
        {t('nav.sponsors')}
      </Link>
    )
  }
  if (plan.state !== 'done' || !can('sponsors.manage')) return null
  return (
    <div>
      <Button disabled={plan.stale} loading={commit.busy} onClick={() => commit.run({ regency: regency.code, allocationId: plan.id })}>
        {t('sponsors.commit')}
      </Button>
      <Note>{t(plan.stale ? 'sponsors.staleNote' : 'sponsors.commitNote')}</Note>
      {commit.problem && <Refused problem={commit.problem} />}
    </div>
  )
}

function PledgesCard({ report }: { report: Report }) {
  const name = useAreaName()
  return (
    <Card title={t('sponsors.byPledge')}>
      <DataTable
        caption={t('sponsors.byPledge')}
        rows={report.pledges}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'sponsor',
            label: t('sponsors.sponsor'),
            render: (row) => (
              <Link to="/donatur/janji/$pledgeId" params={{ pledgeId: row.id }} search={{}} className={links.link}>
                {row.sponsor}
              </Link>
            ),
          },
          { key: 'ring', label: t('sponsors.ring'), render: (row) => ringWords(row.ring, name) },
          { key: 'capacity', label: t('sponsors.capacity'), align: 'right', render: (row) => fmt.count(row.capacity) },
          { key: 'eligible', label: t('sponsors.eligible'), align: 'right', render: (row) => fmt.count(row.eligible) },
          { key: 'heads', label: t('sponsors.chosen'), align: 'right', render: (row) => fmt.count(row.heads) },
          { key: 'rupiah', label: t('sponsors.rupiah'), align: 'right', render: (row) => fmt.rupiah(row.rupiah) },
          { key: 'until', label: t('sponsors.until'), render: (row) => fmt.month(row.untilMonth) },
        ]}
      />
      <Note>{t('sponsors.capacityNote')}</Note>
    </Card>
  )
}

/** How good the answer is, and how it was found. */
function QualityCard({ plan, report }: { plan: Plan; report: Report }) {
  return (
    <Card title={t('sponsors.quality')} aside={<StatusTag tone={report.way === 'proved' ? 'ok' : 'warn'}>{t(`sponsors.way-${report.way}`)}</StatusTag>}>
      <p style={{ marginTop: 0 }}>
        {report.gapPercent === 0 ? t('sponsors.gapNone') : t('sponsors.gap', { gap: fmt.percent(report.gapPercent.toFixed(2)) })}
        {report.stopped && ` ${t(`sponsors.stopped-${report.stopped}`)}`}
      </p>
      <Pairs
        rows={[
          { term: t('sponsors.pointsAll'), value: t('sponsors.pointsOf', { points: fmt.count(report.points), bound: fmt.count(report.bound) }) },
          {
            term: t('sponsors.candidates'),
            value: t('sponsors.candidatesOf', { heads: fmt.count(report.candidates), households: fmt.count(report.households) }),
          },
          { term: t('sponsors.lot'), value: plan.lot },
        ]}
      />
      <Note>{t('sponsors.needSource', { source: report.source })}</Note>
    </Card>
  )
}

function BarsCard({ report }: { report: Report }) {
  return (
    <Card title={t('sponsors.bars')}>
      <DataTable
        caption={t('sponsors.bars')}
        rows={report.bars}
        rowKey={(row) => row.why}
        columns={[
          { key: 'why', label: t('sponsors.why'), render: (row) => tMaybe(`sponsors.bar-${row.why}`) ?? row.why },
          { key: 'heads', label: t('sponsors.people'), align: 'right', render: (row) => fmt.count(row.heads) },
        ]}
      />
    </Card>
  )
}
