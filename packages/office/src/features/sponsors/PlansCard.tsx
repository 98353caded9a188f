import { ListAllocations } from '@semesta/contract'
import { Card, DataTable, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Ways of sharing out that were worked out lately. */
export function PlansCard() {
  const { regency } = useOffice()
  const read = useRead(ListAllocations, { regency: regency.code })
  if (read.state !== 'ready' || read.data.rows.length === 0) return null
  return (
    <Card title={t('sponsors.plans')}>
      <DataTable
        caption={t('sponsors.plans')}
        rows={read.data.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'at',
            label: t('sponsors.workedOut'),
            render: (row) => (
              <Link to="/donatur/pembagian/$allocationId" params={{ allocationId: row.id }} search={{}} className={links.link}>
                {fmt.instant(row.askedAt, regency.timeZone)}
              </Link>
            ),
          },
          {
            key: 'state',
            label: t('sponsors.state'),
            render: (row) => (
              <StatusTag tone={row.state === 'committed' ? 'ok' : row.state === 'failed' ? 'bad' : 'busy'}>{t(`sponsors.plan-${row.state}`)}</StatusTag>
            ),
          },
          { key: 'method', label: t('sponsors.method'), render: (row) => t(`sponsors.method-${row.method}`) },
          {
            key: 'heads',
            label: t('sponsors.people'),
            align: 'right',
            render: (row) => (row.report ? fmt.count(row.report.pledges.reduce((sum, it) => sum + it.heads, 0)) : '–'),
          },
          { key: 'by', label: t('sponsors.by'), render: (row) => row.askedBy },
        ]}
      />
    </Card>
  )
}
