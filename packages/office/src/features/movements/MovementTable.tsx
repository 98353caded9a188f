import { DataTable } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import type { OfficeSearch } from '../../app/search.ts'
import { t, tMaybe } from '../../i18n/index.ts'
import type { Line } from './movements.ts'

/** More is `+`, less is a minus sign, so that both are told apart without colour. */
export function signed(value: number, format: (value: number) => string = fmt.count): string {
  return value > 0 ? `+${format(value)}` : value < 0 ? `−${format(-value)}` : format(0)
}

/** A number that opens the people who changed so. */
export function MovedNumber({ value, behind }: { value: number; behind: OfficeSearch }) {
  const { can } = useOffice()
  if (!can('people.read') || value === 0) return <>{fmt.count(value)}</>
  return (
    <Link to="/perubahan/orang" search={behind} className={links.num} preload={false}>
      {fmt.count(value)}
    </Link>
  )
}

/** What a line is called: the kind, or its cause, or the two segments. */
export function lineName(line: Line): string {
  if (!line.isPart) return t(`movements.kind-${line.kind}`)
  if (line.from && line.to) return t('movements.fromTo', { from: t(`labels.${line.from.segment}`), to: t(`labels.${line.to.segment}`) })
  return tMaybe(`movements.why-${line.cause}`) ?? tMaybe(`labels.${line.cause}`) ?? String(line.cause)
}

/** Kinds of change and their causes: heads, active cards, rupiah of the city. */
export function MovementTable({ lines, area }: { lines: readonly Line[]; area?: string }) {
  return (
    <DataTable
      caption={t('movements.byKind')}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: 'kind',
          label: t('movements.kind'),
          render: (line) => (line.isPart ? <span style={{ paddingLeft: 18 }}>{lineName(line)}</span> : <b>{lineName(line)}</b>),
        },
        { key: 'heads', label: t('movements.cards'), align: 'right', render: (line) => <MovedNumber value={line.heads} behind={{ ...line.behind, area }} /> },
        { key: 'active', label: t('movements.activeMore'), align: 'right', render: (line) => signed(line.active) },
        { key: 'rupiah', label: t('movements.rupiahMore'), align: 'right', render: (line) => signed(line.rupiah) },
      ]}
    />
  )
}
