import { GetFigures, ListFindingRules } from '@semesta/contract'
import { isAreaCode, levelOf } from '@semesta/kernel'
import { Card, DataTable, Empty, Row, Screen } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await, Refused } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { NotFound } from '../../app/Fault.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { RuleNumber } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { BreakdownCard } from '../indicators/BreakdownCard.tsx'
import { AsOf, CoverageCard, Headline, KeaktifanCard, type MonthView } from '../indicators/figures.tsx'
import { PayersCard } from '../indicators/PayersCard.tsx'
import { TrendCard } from '../indicators/TrendCard.tsx'
import { VillageCard } from '../indicators/VillageCard.tsx'
import { Waterfall } from '../indicators/Waterfall.tsx'
import { MovementsCard } from '../movements/MovementsCard.tsx'

/** One kecamatan or village: the same figures, its own people. */
export function AreaScreen() {
  const { code } = useParams({ from: '/shell/wilayah/$code' })
  const { regency, month } = useOffice()
  const known = isAreaCode(code) && code.length > regency.code.length && code.startsWith(regency.code)
  const read = useRead(GetFigures, { regency: regency.code, month: month ?? '', area: code }, { when: known && month !== null })
  const name = useAreaName()
  if (!known) return <NotFound />
  if (month === null || read.state !== 'ready') {
    return (
      <Screen title={name(code)}>
        {month === null ? (
          <Beginning />
        ) : (
          <Await read={read} rows={3} height={110} refused={(problem) => <Refused problem={problem} action={<Link to="/wilayah">{t('nav.areas')}</Link>} />}>
            {() => null}
          </Await>
        )}
      </Screen>
    )
  }
  return <Area month={read.data} code={code} />
}

function Area({ month, code }: { month: MonthView; code: string }) {
  const { can } = useOffice()
  const { search, change } = useFilters()
  const kecamatan = levelOf(code) === 'kecamatan'
  const by = search.by ?? 'segment'
  const sub = (
    <>
      <Trail code={code} /> · <AsOf month={month} />
    </>
  )
  return (
    <Screen
      title={month.area.name}
      headline={
        <>
          {month.area.name}: <Headline month={month} />
        </>
      }
      sub={sub}
    >
      <Row columns="two">
        <CoverageCard month={month} area={code} />
        <KeaktifanCard month={month} area={code} />
      </Row>
      {kecamatan && (
        <Row columns="one">
          <VillageCard month={month} area={code} />
        </Row>
      )}
      <Row columns="two">
        <TrendCard area={code} until={month.month} />
        <PayersCard month={month} area={code} />
      </Row>
      <Row columns="two">
        {can('findings.read') && <AreaFindings month={month} code={code} />}
        <Waterfall month={month} area={code} />
      </Row>
      <Row columns="one">
        <MovementsCard month={month.month} area={code} />
      </Row>
      <BreakdownCard month={month} area={code} by={by} onBy={(next) => change({ by: next })} dimensions={['segment', 'sex', 'age', 'cause']} />
    </Screen>
  )
}

function Trail({ code }: { code: string }) {
  const name = useAreaName()
  const kecamatan = code.length > 8 ? code.slice(0, 8) : null
  return (
    <>
      <Link to="/wilayah" search={{}} className={links.num}>
        {name(code.slice(0, 5))}
      </Link>
      {kecamatan && (
        <>
          {' › '}
          <Link to="/wilayah/$code" params={{ code: kecamatan }} search={{}} className={links.num}>
            {name(kecamatan)}
          </Link>
        </>
      )}
    </>
  )
}

function AreaFindings({ month, code }: { month: MonthView; code: string }) {
  const { regency } = useOffice()
  const read = useRead(ListFindingRules, { regency: regency.code, month: month.month, area: code })
  return (
    <Card title={t('areas.findings')}>
      <Await read={read} rows={5} height={32}>
        {({ rows }) => {
          const found = rows.filter((row) => row.people > 0)
          if (found.length === 0) return <Empty>{t('findings.none')}</Empty>
          return (
            <DataTable
              caption={t('areas.findings')}
              rows={found}
              rowKey={(row) => row.rule}
              start={{ key: 'people', down: true }}
              columns={[
                { key: 'rule', label: t('findings.rule'), sortBy: (row) => pick(row.judul, row.title), render: (row) => pick(row.judul, row.title) },
                {
                  key: 'people',
                  label: t('month.people'),
                  align: 'right',
                  sortBy: (row) => row.people,
                  render: (row) => <RuleNumber rule={row.rule} value={row.people} filters={{ area: code }} />,
                },
                {
                  key: 'rupiah',
                  label: t('month.rupiahMonth'),
                  align: 'right',
                  sortBy: (row) => row.rupiahPerMonth,
                  render: (row) => fmt.count(row.rupiahPerMonth),
                },
              ]}
            />
          )
        }}
      </Await>
    </Card>
  )
}
