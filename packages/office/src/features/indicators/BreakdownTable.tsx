import type { GetBreakdown, OutputOf } from '@semesta/contract'
import { AGE_BANDS } from '@semesta/kernel'
import { type Column, DataTable, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { PeopleNumber } from '../../app/links.tsx'
import type { BreakdownBy, Count, OfficeSearch } from '../../app/search.ts'
import { t, tMaybe } from '../../i18n/index.ts'

export type BreakdownRow = OutputOf<typeof GetBreakdown>['rows'][number]

/** The filters that list the people of one line of a breakdown. */
export function behindRow(by: BreakdownBy, key: string, area: string | undefined): OfficeSearch {
  if (by === 'village' || by === 'kecamatan') return { area: key }
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

/** Counts and both ratios by one dimension; each count opens its people. */
export function BreakdownTable({ by, rows, area, caption }: Props) {
  const counted = (count: Count, value: (row: BreakdownRow) => number, label: string): Column<BreakdownRow> => ({
    key: count,
    label,
    align: 'right',
    sortBy: value,
    render: (row) => <PeopleNumber value={value(row)} behind={{ count, ...behindRow(by, row.key, area) }} />,
  })
  const isArea = by === 'village' || by === 'kecamatan'
  const name: Column<BreakdownRow> = {
    key: 'name',
    label: t(`month.by-${by}`),
    sortBy: (row) => rowName(by, row),
    render: (row) =>
      isArea ? (
        <Link to="/wilayah/$code" params={{ code: row.key }} search={{}} className={links.link}>
          {row.name}
        </Link>
      ) : (
        rowName(by, row)
      ),
  }
  const ratio: Column<BreakdownRow> = {
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
  const whole: Column<BreakdownRow>[] = [
    counted('population', (row) => row.population, t('month.population')),
    counted('registered', (row) => row.registered, t('month.registered')),
    {
      key: 'coverage',
      label: t('month.coverage'),
      align: 'right',
      sortBy: (row) => Number(row.coveragePercent ?? -1),
      render: (row) => fmt.percent(row.coveragePercent),
    },
  ]
  const columns =
    by === 'cause'
      ? [name, counted('inactive', (row) => row.inactive, t('month.inactive'))]
      : [
          name,
          ...(by === 'segment' ? [counted('registered', (row: BreakdownRow) => row.registered, t('month.registered'))] : whole),
          counted('active', (row) => row.active, t('month.active')),
          counted('inactive', (row) => row.inactive, t('month.inactive')),
          ratio,
          ...(isArea
            ? [
                {
                  key: 'gap',
                  label: t('month.gapHead'),
                  align: 'right' as const,
                  sortBy: (row: BreakdownRow) => row.gapHeads,
                  render: (row: BreakdownRow) => fmt.count(row.gapHeads),
                },
              ]
            : []),
        ]
  return (
    <DataTable
      caption={caption}
      rows={orderedRows(by, rows)}
      rowKey={(row) => row.key}
      columns={columns}
      start={isArea ? { key: 'keaktifan', down: false } : undefined}
    />
  )
}
