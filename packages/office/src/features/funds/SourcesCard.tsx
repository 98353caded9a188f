import { ExportFunds } from '@semesta/contract'
import { Card, DataTable } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { Arrivals } from './Arrivals.tsx'
import { type FundView, type MoneyYear, onOf } from './money.ts'
import { Promises } from './Promises.tsx'

/** Funds with their ring-fences, what is left of each, and the money that is to come. */
export function SourcesCard({ money }: { money: MoneyYear }) {
  const { regency } = useOffice()
  return (
    <Card
      title={t('funds.sources')}
      aside={
        <span className={links.inline}>
          <ExportLinks of={exportOf(ExportFunds, { regency: regency.code, year: money.year, what: 'funds', ...onOf(money) })} />
        </span>
      }
    >
      <DataTable
        caption={t('funds.sources')}
        rows={money.funds}
        rowKey={(row) => row.id}
        columns={[
          { key: 'fund', label: t('funds.fund'), render: (row) => <Name fund={row} /> },
          { key: 'whom', label: t('funds.forWhom'), render: (row) => <Fence fund={row} /> },
          { key: 'planned', label: t('funds.planned'), align: 'right', sortBy: (row) => row.planned, render: (row) => fmt.rupiah(row.planned) },
          {
            key: 'left',
            label: t('funds.left'),
            align: 'right',
            sortBy: (row) => row.position.left,
            render: (row) => (row.inBudget ? fmt.rupiah(row.position.left) : '–'),
          },
          { key: 'arrivals', label: t('funds.arrivals'), render: (row) => <Arrivals fund={row} isPast={money.isPast} /> },
        ]}
      />
    </Card>
  )
}

function Name({ fund }: { fund: FundView }) {
  return (
    <>
      <b>{fund.name}</b>
      <br />
      <span className={links.minor}>
        {t(`funds.kind-${fund.kind}`)}
        {!fund.inBudget && ` · ${t('funds.outside')}`}
        {fund.share && ` · ${t('funds.share', { percent: fmt.threshold(fund.share.percent), of: fmt.rupiah(fund.share.of) })}`}
        {` · ${fund.document}`}
      </span>
    </>
  )
}

function Fence({ fund }: { fund: FundView }) {
  const name = useAreaName()
  const parts = [
    ...fund.segments.map((it) => t(`labels.${it}`)),
    ...(fund.deciles.length > 0 ? [t('funds.deciles', { deciles: fund.deciles.join(', ') })] : []),
    ...fund.areas.map(name),
  ]
  return (
    <>
      {parts.length === 0 ? t('funds.forAll') : parts.join(' · ')}
      <br />
      <span className={links.minor}>
        {t('funds.months', { from: fmt.monthShort(fund.fromMonth), until: fmt.monthShort(fund.untilMonth) })}
        {fund.heads > 0 && ` · ${t('funds.promised', { heads: fmt.count(fund.heads) })}`}
      </span>
      <Promises fund={fund} />
    </>
  )
}
