import { DataTable } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import type { OfficeSearch } from '../../app/search.ts'
import { t } from '../../i18n/index.ts'
import { allOf, type Data, localOf, PARTS, type Sum, sumOf } from './sums.ts'

type Behind = Pick<OfficeSearch, 'owes' | 'segment' | 'memberClass' | 'basis' | 'area'>

/** A number that opens the cards it counted; plain for whom names are closed. */
export function CardsNumber({ value, behind }: { value: number; behind: Behind }) {
  const { can } = useOffice()
  const text = fmt.count(value)
  if (value === 0 || !can('people.read')) return <>{text}</>
  return (
    <Link to="/kewajiban/orang" search={behind} className={links.num} preload={false}>
      {text}
    </Link>
  )
}

export const signedRupiah = (value: number) => (value > 0 ? `+${fmt.rupiah(value)}` : fmt.rupiah(value))

/** By payer: how many people, how much, and how much more than the month before. */
export function PayersTable({ data, area }: { data: Data; area: string | undefined }) {
  const { rows, before } = data
  const lines = PARTS.map(({ part, payer }) => ({ part, payer, now: sumOf(rows, (it) => it[part]), past: before && sumOf(before.rows, (it) => it[part]) }))
  const shown = lines.filter((it) => it.now.rupiah !== 0 || (it.past?.rupiah ?? 0) !== 0)
  return (
    <DataTable
      caption={t('obligations.byPayer')}
      rows={shown}
      rowKey={(row) => row.part}
      columns={[
        { key: 'payer', label: t('obligations.payer'), render: (row) => t(`obligations.payer-${row.part}`) },
        { key: 'fund', label: t('obligations.fund'), render: (row) => t(`obligations.fund-${row.part}`) },
        {
          key: 'heads',
          label: t('obligations.heads'),
          align: 'right',
          // Both lines of the local government are owed for the cards of its list; iuran alone for those it pays in full.
          render: (row) => (
            <CardsNumber value={row.now.heads} behind={row.part === 'localIuran' ? { segment: 'PBPU_PEMDA', basis: 'due', area } : { owes: row.payer, area }} />
          ),
        },
        { key: 'rupiah', label: t('obligations.rupiah'), align: 'right', render: (row) => fmt.rupiah(row.now.rupiah) },
        ...(before
          ? [
              {
                key: 'past',
                label: fmt.monthShort(before.month),
                align: 'right' as const,
                render: (row: (typeof shown)[number]) => fmt.rupiah(row.past?.rupiah ?? 0),
              },
              {
                key: 'more',
                label: t('obligations.more'),
                align: 'right' as const,
                render: (row: (typeof shown)[number]) => signedRupiah(row.now.rupiah - (row.past?.rupiah ?? 0)),
              },
            ]
          : []),
      ]}
    />
  )
}

const orNone = (rupiah: number) => (rupiah === 0 ? '–' : fmt.rupiah(rupiah))

/** Segment and class in words. */
export const nameOfSum = (row: Pick<Sum, 'segment' | 'class'>) =>
  [t(`labels.${row.segment}`), row.class && t(`rates.class-${row.class}`)].filter(Boolean).join(', ')

/** By segment, class and the reason why something is owed, or nothing. */
export function SegmentsTable({ data, area }: { data: Data; area: string | undefined }) {
  return (
    <DataTable
      caption={t('obligations.bySegment')}
      rows={data.rows}
      rowKey={(row) => `${row.segment} ${row.class} ${row.basis}`}
      start={{ key: 'all', down: true }}
      columns={[
        { key: 'segment', label: t('month.by-segment'), render: nameOfSum, sortBy: nameOfSum },
        { key: 'basis', label: t('obligations.basis'), render: (row) => t(`obligations.basis-${row.basis}`), sortBy: (row) => row.basis },
        {
          key: 'heads',
          label: t('obligations.heads'),
          align: 'right',
          sortBy: (row) => row.heads,
          render: (row) => (
            <CardsNumber value={row.heads} behind={{ segment: row.segment, memberClass: row.class === '' ? undefined : row.class, basis: row.basis, area }} />
          ),
        },
        {
          key: 'local',
          label: t('obligations.localShare'),
          align: 'right',
          sortBy: (row) => localOf(row.parts),
          render: (row) => orNone(localOf(row.parts)),
        },
        { key: 'all', label: t('obligations.allShares'), align: 'right', sortBy: (row) => allOf(row.parts), render: (row) => orNone(allOf(row.parts)) },
      ]}
    />
  )
}

export function VillagesTable({ data }: { data: Data }) {
  return (
    <DataTable
      caption={t('obligations.byVillage')}
      rows={data.villages}
      rowKey={(row) => row.code}
      columns={[
        { key: 'name', label: t('month.by-village'), render: (row) => row.name, sortBy: (row) => row.name },
        {
          key: 'heads',
          label: t('obligations.heads'),
          align: 'right',
          sortBy: (row) => row.heads,
          render: (row) => <CardsNumber value={row.heads} behind={{ area: row.code }} />,
        },
        {
          key: 'local',
          label: t('obligations.payer-local'),
          align: 'right',
          sortBy: (row) => localOf(row.parts),
          render: (row) => orNone(localOf(row.parts)),
        },
        ...(['central', 'own'] as const).map((part) => ({
          key: part,
          label: t(`obligations.payer-${part}`),
          align: 'right' as const,
          sortBy: (row: Data['villages'][number]) => row.parts[part],
          render: (row: Data['villages'][number]) => fmt.rupiah(row.parts[part]),
        })),
      ]}
    />
  )
}
