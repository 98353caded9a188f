import { GetFigures } from '@semesta/contract'
import { Note, Row, Screen } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { Beginning } from './Beginning.tsx'
import { FreshnessCard } from './FreshnessCard.tsx'
import { AsOf, CoverageCard, Headline, KeaktifanCard, type MonthView, StatusCard } from './figures.tsx'
import { PayersCard } from './PayersCard.tsx'
import { TodayCard } from './TodayCard.tsx'
import { TrendCard } from './TrendCard.tsx'
import { VillageCard } from './VillageCard.tsx'
import { Waterfall } from './Waterfall.tsx'

/** Beranda: the one sentence, the state, and what to do today. */
export function HomeScreen() {
  const { regency, month } = useOffice()
  const read = useRead(GetFigures, { regency: regency.code, month: month ?? '' }, { when: month !== null })
  if (month === null) {
    return (
      <Screen title={t('nav.home')}>
        <Beginning />
      </Screen>
    )
  }
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.home')}>
        <Await read={read} rows={3} height={110}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Home month={read.data} />
}

function Home({ month }: { month: MonthView }) {
  const { can } = useOffice()
  return (
    <Screen title={t('nav.home')} headline={<Headline month={month} />} sub={<AsOf month={month} />}>
      <Row columns="four">
        <CoverageCard month={month}>
          <a href="#penjelasan" className={links.num}>
            {month.coverage.part > month.coverage.whole ? t('month.whyAbove') : t('month.whyVerified')}
          </a>
        </CoverageCard>
        <KeaktifanCard month={month} />
        <StatusCard month={month} />
        <FreshnessCard month={month} />
      </Row>
      <Row columns="two">
        <VillageCard month={month} />
        <TrendCard until={month.month} />
      </Row>
      {can('findings.read') ? (
        <Row columns="wide-left">
          <TodayCard month={month} />
          <div className={links.stack} style={{ alignContent: 'start' }}>
            <PayersCard month={month} />
            <Explained month={month} />
          </div>
        </Row>
      ) : (
        <Row columns="two">
          <PayersCard month={month} />
          <Explained month={month} />
        </Row>
      )}
      <Note>{t('month.testData')}</Note>
    </Screen>
  )
}

function Explained({ month }: { month: MonthView }) {
  return (
    <div id="penjelasan">
      <Waterfall month={month} />
    </div>
  )
}
