import { ExportFunded, ListFunded, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Note, StatusTag, type Tone } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import { Rows, useSideList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { PledgeData } from './words.ts'

type Funded = OutputOf<typeof ListFunded>['rows'][number]
const tones: Record<Funded['state'], Tone> = { active: 'ok', waiting: 'busy', deceased: 'bad', moved: 'bad', 'other-payer': 'warn', gone: 'warn' }

/** Whom a pledge pays for, each with the last paid month and where the person stands now. */
export function FundedCard({ data }: { data: PledgeData }) {
  const { regency, can } = useOffice()
  const name = useAreaName()
  const at = { regency: regency.code, pledgeId: data.pledge.id }
  const list = useSideList(ListFunded, at)
  return (
    <Card title={t('sponsors.funded')} aside={can('sponsors.manage') && <Exports pledgeId={data.pledge.id} />}>
      <Rows list={list} none={t('sponsors.noFunded')} rows={6}>
        {({ rows }) => (
          <DataTable
            caption={t('sponsors.funded')}
            rows={rows}
            rowKey={(row) => row.rowNo}
            columns={[
              { key: 'name', label: t('people.name'), render: (row) => <Person row={row} /> },
              { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nik}</span> },
              { key: 'village', label: t('people.area'), render: (row) => name(row.villageCode) },
              { key: 'until', label: t('sponsors.until'), render: (row) => fmt.month(row.untilMonth) },
              {
                key: 'state',
                label: t('sponsors.state'),
                render: (row) => <StatusTag tone={tones[row.state]}>{t(`sponsors.funded-${row.state}`)}</StatusTag>,
              },
            ]}
          />
        )}
      </Rows>
      <Note>{t('sponsors.fundedNote')}</Note>
    </Card>
  )
}

function Exports({ pledgeId }: { pledgeId: string }) {
  const { regency } = useOffice()
  return (
    <div className={links.inline}>
      <ExportLinks of={exportOf(ExportFunded, { regency: regency.code, pledgeId })} />
    </div>
  )
}

function Person({ row }: { row: Funded }) {
  if (!row.personId) return <>{row.name ?? '–'}</>
  return (
    <Link to="/warga/orang/$personId" params={{ personId: row.personId }} search={{}} className={links.link} preload={false}>
      {row.name ?? '–'}
    </Link>
  )
}
