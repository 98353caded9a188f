import { GetPledge, GetSponsorship, PrintSponsorCertificate, PrintSponsorReport } from '@semesta/contract'
import { Card, DataTable, Figure, Note, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { rich, t } from '../../i18n/index.ts'
import { FundedCard } from './FundedCard.tsx'
import { ReportCards } from './ReportCards.tsx'
import { StepsCard } from './StepsCard.tsx'
import { endWords, type PledgeData, ringWords, stateTone } from './words.ts'

/** One pledge from its promise to its report. */
export function PledgeScreen() {
  const { pledgeId } = useParams({ from: '/shell/donatur/janji/$pledgeId' })
  const { regency, can } = useOffice()
  const read = useRead(GetPledge, { regency: regency.code, pledgeId })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.sponsors')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  const { pledge } = read.data
  const isOut = pledge.state === 'sent' || pledge.state === 'reported'
  return (
    <Screen
      title={pledge.sponsor}
      headline={<Headline data={read.data} />}
      sub={
        <>
          <Link to="/donatur/$sponsorId" params={{ sponsorId: pledge.sponsorId }} search={{}} className={links.link}>
            {pledge.sponsor}
          </Link>{' '}
          · {t('sponsors.pledgedAt', { date: fmt.date(pledge.pledgedOn) })}
        </>
      }
      actions={isOut && <Papers pledgeId={pledge.id} />}
    >
      <Row columns="two">
        <AboutCard data={read.data} />
        <EffectCard data={read.data} />
      </Row>
      <Row columns="one">
        <StepsCard data={read.data} />
        {pledge.heads > 0 && can('people.read') && <FundedCard data={read.data} />}
        {isOut && <Shown pledgeId={pledge.id} />}
      </Row>
    </Screen>
  )
}

function Headline({ data }: { data: PledgeData }) {
  const { pledge } = data
  const { promised, received, headsLeft } = pledge.money
  if (pledge.heads > 0) {
    return rich(headsLeft > 0 ? 'sponsors.pledgeCovers' : 'sponsors.pledgeSpent', {
      heads: <Figure tone="good">{fmt.count(pledge.heads)}</Figure>,
      until: endWords(pledge),
      left: fmt.count(headsLeft),
    })
  }
  return t('sponsors.pledgeWaits', { received: fmt.rupiah(received), promised: fmt.rupiah(promised), left: fmt.count(headsLeft) })
}

function Papers({ pledgeId }: { pledgeId: string }) {
  const { regency } = useOffice()
  const at = { regency: regency.code, pledgeId }
  return (
    <>
      <a href={fileHref(PrintSponsorReport, at)} download className={`${links.button} ${links.ghost}`}>
        {t('sponsors.report')}
      </a>
      <a href={fileHref(PrintSponsorCertificate, at)} download className={`${links.button} ${links.ghost}`}>
        {t('sponsors.certificate')}
      </a>
    </>
  )
}

function AboutCard({ data }: { data: PledgeData }) {
  const name = useAreaName()
  const { pledge, ring, note } = data
  const { money } = pledge
  return (
    <Card title={t('sponsors.money')} aside={<StatusTag tone={stateTone(pledge.state)}>{t(`sponsors.state-${pledge.state}`)}</StatusTag>}>
      <Pairs
        rows={[
          { term: t('sponsors.promised'), value: fmt.rupiah(money.promised) },
          { term: t('sponsors.received'), value: fmt.rupiah(money.received) },
          { term: t('sponsors.allocated'), value: fmt.rupiah(money.allocated) },
          { term: t('sponsors.left'), value: fmt.rupiah(money.left) },
          { term: t('sponsors.rateBasis'), value: `${fmt.rupiah(pledge.rateRupiah)} · ${t(`sponsors.rate-${pledge.rateBasis}`)}` },
          { term: t('sponsors.months'), value: t('sponsors.monthsFrom', { months: pledge.months, from: fmt.month(pledge.firstMonth) }) },
          { term: t('sponsors.ring'), value: ringWords(ring, name) },
          ...(note ? [{ term: t('sponsors.note'), value: note }] : []),
        ]}
      />
      <Note>{t('sponsors.rateContested')}</Note>
    </Card>
  )
}

function EffectCard({ data }: { data: PledgeData }) {
  const { pledge, active } = data
  return (
    <Card title={t('sponsors.effect')}>
      <Pairs
        rows={[
          { term: t('sponsors.people'), value: fmt.count(pledge.heads) },
          { term: t('sponsors.until'), value: endWords(pledge) },
        ]}
      />
      {active.length > 0 && (
        <DataTable
          caption={t('sponsors.activeByMonth')}
          rows={active}
          rowKey={(row) => row.month}
          columns={[
            { key: 'month', label: t('month.month'), render: (row) => fmt.month(row.month) },
            { key: 'heads', label: t('sponsors.people'), align: 'right', render: (row) => fmt.count(row.heads) },
            { key: 'active', label: t('sponsors.active'), align: 'right', render: (row) => fmt.count(row.active) },
          ]}
        />
      )}
      <Note>{t('sponsors.effectNote')}</Note>
    </Card>
  )
}

/** What the donor is shown, as it is shown. */
function Shown({ pledgeId }: { pledgeId: string }) {
  const { regency } = useOffice()
  const read = useRead(GetSponsorship, { regency: regency.code, pledgeId })
  return (
    <Card title={t('sponsors.shown')}>
      <Await read={read} rows={4}>
        {(report) => <ReportCards report={report} />}
      </Await>
    </Card>
  )
}
