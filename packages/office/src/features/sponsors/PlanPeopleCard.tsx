import { ListAllocationPeople } from '@semesta/contract'
import { Card, DataTable, Pager } from '@semesta/ui'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type Plan, pointWords } from './words.ts'

const PAGE_SIZE = 25

/** Everybody who would be funded, with the reasons. */
export function PlanPeopleCard({ plan }: { plan: Plan }) {
  const { regency } = useOffice()
  const [page, setPage] = useState(1)
  const name = useAreaName()
  const read = useRead(ListAllocationPeople, { regency: regency.code, allocationId: plan.id, page, pageSize: PAGE_SIZE }, { keep: true })
  const sponsorOf = (id: string) => plan.report?.pledges.find((it) => it.id === id)?.sponsor ?? '–'
  return (
    <Card title={t('sponsors.planPeople')}>
      <Await read={read} rows={8} height={36}>
        {({ rows, total }) => (
          <>
            <DataTable
              caption={t('sponsors.planPeople')}
              rows={rows}
              rowKey={(row) => row.rowNo}
              columns={[
                { key: 'name', label: t('people.name'), render: (row) => row.name ?? '–' },
                { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nik}</span> },
                { key: 'village', label: t('people.area'), render: (row) => name(row.villageCode) },
                { key: 'pledge', label: t('sponsors.sponsor'), render: (row) => sponsorOf(row.pledgeId) },
                { key: 'why', label: t('sponsors.why'), render: (row) => row.points.map(pointWords).join(', ') },
                {
                  key: 'household',
                  label: t('sponsors.household'),
                  render: (row) => t('sponsors.householdOf', { heads: row.household.heads, points: fmt.count(Math.round(row.household.perHead)) }),
                },
              ]}
            />
            <Pager page={page} pageSize={PAGE_SIZE} total={total} onPage={setPage} />
          </>
        )}
      </Await>
    </Card>
  )
}
