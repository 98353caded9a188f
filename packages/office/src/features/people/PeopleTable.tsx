import type { PersonRow } from '@semesta/contract'
import { type Column, DataTable, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

export type PersonView = z.output<typeof PersonRow>

/** Village, RW and RT in one line. */
export function placeOf(row: { villageName: string | null; rw: string | null; rt: string | null }): string {
  return [row.villageName, row.rw && `RW ${row.rw}`, row.rt && `RT ${row.rt}`].filter(Boolean).join(' · ') || '–'
}

/** A name that opens the person, for whom names are open. */
export function PersonLink({ personId, name }: { personId: string; name: string }) {
  const { can } = useOffice()
  if (!can('people.read')) return <>{name}</>
  return (
    <Link to="/warga/orang/$personId" params={{ personId }} search={{}} className={links.link} preload={false}>
      {name || t('people.noName')}
    </Link>
  )
}

/** The mark of invented people. */
export function TestData({ when }: { when: boolean }) {
  return when ? (
    <>
      {' '}
      <StatusTag tone="neutral" plain>
        {t('people.testData')}
      </StatusTag>
    </>
  ) : null
}

/** Registered and active, not active and why, or not registered. */
export function Membership({ row }: { row: Pick<PersonView, 'registered' | 'active' | 'cause' | 'segment'> }) {
  if (!row.registered) return <StatusTag tone="bad">{t('people.unregistered')}</StatusTag>
  if (row.active) return <StatusTag tone="ok">{t('people.active')}</StatusTag>
  return (
    <StatusTag tone="warn">
      {t('people.inactive')}
      {row.cause && ` · ${t(`labels.${row.cause}`)}`}
    </StatusTag>
  )
}

/** A list of people, numbers masked. */
export function PeopleTable({ rows, caption }: { rows: readonly PersonView[]; caption: string }) {
  const columns: Column<PersonView>[] = [
    {
      key: 'name',
      label: t('people.name'),
      render: (row) => (
        <>
          <PersonLink personId={row.personId} name={row.name} />
          <TestData when={row.testData} />
        </>
      ),
    },
    { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nikMasked ?? '–'}</span> },
    {
      key: 'sex',
      label: t('people.sexAge'),
      render: (row) => [row.sex && t(`labels.${row.sex}`), row.age !== null && t('people.years', { age: row.age })].filter(Boolean).join(', ') || '–',
    },
    { key: 'place', label: t('people.area'), render: placeOf },
    { key: 'segment', label: t('month.by-segment'), render: (row) => (row.segment ? t(`labels.${row.segment}`) : '–') },
    { key: 'state', label: t('people.membership'), render: (row) => <Membership row={row} /> },
  ]
  return <DataTable caption={caption} rows={rows} rowKey={(row) => row.rowNo} columns={columns} />
}
