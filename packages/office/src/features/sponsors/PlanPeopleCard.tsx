import { ListAllocationPeople } from '@semesta/contract'
import { Card, DataTable } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import { Rows, useSideList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type Plan, pointWords } from './words.ts'

/** Everybody who would be funded, with the reasons. */
export function PlanPeopleCard({ plan }: { plan: Plan }) {
  const { regency } = useOffice()
  const name = useAreaName()
  const list = useSideList(ListAllocationPeople, { regency: regency.code, allocationId: plan.id })
  const sponsorOf = (id: string) => plan.report?.pledges.find((it) => it.id === id)?.sponsor ?? '–'
  return (
    <Card title={t('sponsors.planPeople')}>
      <Rows list={list} none={t('people.none')}>
        {({ rows }) => (
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
        )}
      </Rows>
    </Card>
  )
}
