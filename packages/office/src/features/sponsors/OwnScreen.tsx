import { GetOwnSponsorship, type OutputOf, PrintOwnCertificate, PrintOwnReport } from '@semesta/contract'
import { Card, Empty, Figure, Row, Screen, StatusTag } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { rich, t } from '../../i18n/index.ts'
import { ReportCards } from './ReportCards.tsx'
import { stateTone } from './words.ts'

type Data = OutputOf<typeof GetOwnSponsorship>
type Report = Data['reports'][number]

/** What a donor has brought about, without a name of anybody. */
export function OwnScreen() {
  const { regency } = useOffice()
  const read = useRead(GetOwnSponsorship, { regency: regency.code })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.ownSponsorship')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  const { sponsor, reports } = read.data
  return (
    <Screen title={t('nav.ownSponsorship')} headline={<Headline reports={reports} />} sub={`${sponsor.name} · ${regency.name}`}>
      {reports.length === 0 ? (
        <Empty title={t('sponsors.noOwn')}>{t('sponsors.noOwnHint')}</Empty>
      ) : (
        <Row columns="one">
          {reports.map((it) => (
            <OneCard key={it.pledgeId} report={it} />
          ))}
        </Row>
      )}
    </Screen>
  )
}

function Headline({ reports }: { reports: readonly Report[] }) {
  const sum = (of: (it: Report) => number) => reports.reduce((total, it) => total + of(it), 0)
  if (sum((it) => it.heads) === 0) return t('sponsors.ownWaits', { received: fmt.rupiahShort(sum((it) => it.receivedRupiah)) })
  return rich('sponsors.ownHeadline', {
    heads: <Figure tone="good">{fmt.count(sum((it) => it.heads))}</Figure>,
    months: fmt.count(sum((it) => it.personMonths)),
    rupiah: fmt.rupiahShort(sum((it) => it.allocatedRupiah)),
  })
}

function OneCard({ report }: { report: Report }) {
  const { regency } = useOffice()
  const at = { regency: regency.code, pledgeId: report.pledgeId }
  const isOut = report.lists.length > 0
  return (
    <Card
      title={t('sponsors.ownPledge', { date: fmt.date(report.pledgedOn), number: report.number || '–' })}
      aside={<StatusTag tone={stateTone(report.state)}>{t(`sponsors.state-${report.state}`)}</StatusTag>}
    >
      <ReportCards report={report} />
      {isOut && (
        <div className={links.inline} style={{ marginTop: 12 }}>
          <a href={fileHref(PrintOwnReport, at)} download className={`${links.button} ${links.ghost}`}>
            {t('sponsors.report')}
          </a>
          <a href={fileHref(PrintOwnCertificate, at)} download className={`${links.button} ${links.ghost}`}>
            {t('sponsors.certificate')}
          </a>
        </div>
      )}
    </Card>
  )
}
