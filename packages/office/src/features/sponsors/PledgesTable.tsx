import { DataTable, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'
import { endWords, type PledgeView, stateTone } from './words.ts'

/** Pledges with how far each is: promised, received, given out, whom it covers. */
export function PledgesTable({ rows }: { rows: readonly PledgeView[] }) {
  return (
    <DataTable
      caption={t('sponsors.pledges')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'sponsor',
          label: t('sponsors.sponsor'),
          sortBy: (row) => row.sponsor,
          render: (row) => (
            <Link to="/donatur/janji/$pledgeId" params={{ pledgeId: row.id }} search={{}} className={links.link}>
              {row.sponsor}, {fmt.date(row.pledgedOn)}
            </Link>
          ),
        },
        { key: 'state', label: t('sponsors.state'), render: (row) => <StatusTag tone={stateTone(row.state)}>{t(`sponsors.state-${row.state}`)}</StatusTag> },
        {
          key: 'promised',
          label: t('sponsors.promised'),
          align: 'right',
          sortBy: (row) => row.money.promised,
          render: (row) => fmt.rupiah(row.money.promised),
        },
        {
          key: 'received',
          label: t('sponsors.received'),
          align: 'right',
          sortBy: (row) => row.money.received,
          render: (row) => fmt.rupiah(row.money.received),
        },
        { key: 'left', label: t('sponsors.left'), align: 'right', sortBy: (row) => row.money.left, render: (row) => fmt.rupiah(row.money.left) },
        { key: 'heads', label: t('sponsors.people'), align: 'right', sortBy: (row) => row.heads, render: (row) => fmt.count(row.heads) },
        { key: 'until', label: t('sponsors.until'), sortBy: (row) => row.untilMonth, render: endWords },
      ]}
    />
  )
}
