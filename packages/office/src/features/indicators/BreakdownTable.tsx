import type { GetBreakdown, OutputOf } from '@semesta/contract'
import { AGE_BANDS } from '@semesta/kernel'
import { type Column, DataTable, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { PeopleNumber } from '../../app/links.tsx'
import { useReach } from '../../app/office.tsx'
import type { BreakdownBy, OfficeSearch } from '../../app/search.ts'
import { t, tMaybe } from '../../i18n/index.ts'

export type BreakdownRow = OutputOf<typeof GetBreakdown>['rows'][number]
type Reach = ReturnType<typeof useReach>

/** The filters that list the people of one line of a breakdown. */
export function behindRow(by: BreakdownBy, key: string, area: string | undefined, reach: Reach): OfficeSearch {
  if (by === 'village' || by === 'kecamatan') return { area: reach(key) }
  return { area, [by]: key }
}

/** What a line is called: areas by the server, codes by us. */
export function rowName(by: BreakdownBy, row: BreakdownRow): string {
  if (by === 'village' || by === 'kecamatan') return row.name
  return tMaybe(`labels.${row.key}`) ?? row.name
}

/** The lines as a reader expects them: age bands from young to old, without the nameless rest of a dimension (who has no card has no segment). */
export function orderedRows(by: BreakdownBy, rows: readonly BreakdownRow[]): BreakdownRow[] {
  const named = rows.filter((row) => row.key !== '')
  if (by !== 'age') return named
  const bands: readonly string[] = AGE_BANDS
  return named.sort((a, b) => bands.indexOf(a.key) - bands.indexOf(b.key))
}

interface Props {
  by: BreakdownBy
  rows: readonly BreakdownRow[]
  area?: string
  caption: string
}

type Columns = Column<BreakdownRow>[]

function nameColumn(by: BreakdownBy, reach: Reach): Column<BreakdownRow> {
  const isArea = by === 'village' || by === 'kecamatan'
  return {
    key: 'name',
    label: t(`month.by-${by}`),
    ...(by === 'age' ? {} : { sortBy: (row: BreakdownRow) => rowName(by, row) }),
    render: (row) =>
      isArea ? (
        <Link to="/wilayah/$code" params={{ code: reach(row.key) }} search={{}} className={links.link}>
          {row.name}
        </Link>
      ) : (
        rowName(by, row)
      ),
  }
}

function ratioColumn(): Column<BreakdownRow> {
  return {
    key: 'keaktifan',
    label: t('month.keaktifan'),
    align: 'right',
    sortBy: (row) => Number(row.keaktifanPercent ?? -1),
    render: (row) => (
      <StatusTag tone={row.keaktifanPercent === null ? 'neutral' : row.meetsKeaktifan ? 'ok' : 'bad'} plain>
        {fmt.percent(row.keaktifanPercent)}
      </StatusTag>
    ),
  }
}

function columnsOf(by: BreakdownBy, area: string | undefined, reach: Reach): Columns {
  const counted = (count: 'population' | 'registered' | 'active' | 'inactive'): Column<BreakdownRow> => ({
    key: count,
    label: t(`month.${count}`),
    align: 'right',
    sortBy: (row) => row[count],
    render: (row) => <PeopleNumber value={row[count]} behind={{ count, ...behindRow(by, row.key, area, reach) }} />,
  })
  if (by === 'cause') return [nameColumn(by, reach), counted('inactive')]
  const coverage: Columns = [
    counted('population'),
    counted('registered'),
    {
      key: 'coverage',
      label: t('month.coverage'),
      align: 'right',
      sortBy: (row) => Number(row.coveragePercent ?? -1),
      render: (row) => fmt.percent(row.coveragePercent),
    },
  ]
  const gap: Columns = [{ key: 'gap', label: t('month.gapHead'), align: 'right', sortBy: (row) => row.gapHeads, render: (row) => fmt.count(row.gapHeads) }]
  return [
    nameColumn(by, reach),
    ...(by === 'segment' ? [counted('registered')] : coverage),
    counted('active'),
    counted('inactive'),
    ratioColumn(),
    ...(by === 'village' || by === 'kecamatan' ? gap : []),
  ]
}

/** Counts and both ratios by one dimension; each count opens its people. */
export function BreakdownTable({ by, rows, area, caption }: Props) {
  const reach = useReach()
  const start = by === 'village' || by === 'kecamatan' ? { key: 'keaktifan', down: false } : undefined
  return <DataTable key={by} caption={caption} rows={orderedRows(by, rows)} rowKey={(row) => row.key} columns={columnsOf(by, area, reach)} start={start} />
}
