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

/** A name that opens the person in the month at hand or another, for whom names are open. */
export function PersonLink({ personId, name, month }: { personId: string; name: string; month?: string }) {
  const { can } = useOffice()
  if (!can('people.read')) return <>{name}</>
  return (
    <Link to="/warga/orang/$personId" params={{ personId }} search={month ? { month } : {}} className={links.link} preload={false}>
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

interface Who {
  /** null for who stands in no month: there is nothing to open */
  personId: string | null
  name: string
  testData: boolean
  nikMasked: string | null
  villageName: string | null
  rw: string | null
  rt: string | null
  month?: string
}

/** Whom a row is about: the name that opens the person, the masked number, the place. */
export function whoColumns<Row extends Who>(): Column<Row>[] {
  return [
    {
      key: 'name',
      label: t('people.name'),
      render: ({ personId, name, month, testData }) => (
        <>
          {personId ? <PersonLink personId={personId} name={name} month={month} /> : name || t('people.noName')}
          <TestData when={testData} />
        </>
      ),
    },
    { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nikMasked ?? '–'}</span> },
    { key: 'place', label: t('people.area'), render: placeOf },
  ]
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
    ...whoColumns<PersonView>(),
    {
      key: 'sex',
      label: t('people.sexAge'),
      render: (row) => [row.sex && t(`labels.${row.sex}`), row.age !== null && t('people.years', { age: row.age })].filter(Boolean).join(', ') || '–',
    },
    { key: 'segment', label: t('month.by-segment'), render: (row) => (row.segment ? t(`labels.${row.segment}`) : '–') },
    { key: 'state', label: t('people.membership'), render: (row) => <Membership row={row} /> },
  ]
  return <DataTable caption={caption} rows={rows} rowKey={(row) => row.rowNo} columns={columns} />
}
