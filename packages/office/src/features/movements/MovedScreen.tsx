import { NativeSelect } from '@mantine/core'
import { ExportMovements, ListMovements, type MovementRow } from '@semesta/contract'
import { MOVEMENTS } from '@semesta/kernel'
import { DataTable, StatusTag } from '@semesta/ui'
import type { z } from 'zod'
import { AreaChoice, Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { ListScreen, OfMonth, useList } from '../../app/List.tsx'
import { exportOf } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { whoColumns } from '../people/PeopleTable.tsx'

type Moved = z.output<typeof MovementRow>

/** Exactly the people behind a change: the same filters, the same total. */
export function MovedScreen() {
  return <OfMonth title={t('nav.movements')}>{(month) => <MovedPeople month={month} />}</OfMonth>
}

const causeName = (cause: string) => tMaybe(`movements.why-${cause}`) ?? tMaybe(`labels.${cause}`) ?? cause
const segmentName = (segment: string) => (segment === 'NONE' ? t('movements.absent') : (tMaybe(`labels.${segment}`) ?? segment))

function MovedPeople({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const name = useAreaName()
  const { area, kind, why, fromSegment, toSegment, fromActive, toActive } = search
  const filter = { regency: regency.code, month, area, kind, why, fromSegment, toSegment, fromActive, toActive }
  const list = useList(ListMovements, filter)
  const segments = fromSegment || toSegment ? t('movements.fromTo', { from: segmentName(fromSegment ?? '–'), to: segmentName(toSegment ?? '–') }) : null
  const what = [kind ? t(`movements.kind-${kind}`) : t('movements.allKinds'), why && causeName(why), segments, area && name(area)].filter(Boolean).join(' · ')
  return (
    <ListScreen
      list={list}
      what={what}
      count={(total) => t('people.listed', { total, what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      save={exportOf(ExportMovements, filter)}
      filters={
        <>
          <AreaChoice />
          <NativeSelect
            label={t('movements.kind')}
            value={kind ?? ''}
            onChange={(event) => change({ kind: MOVEMENTS.find((it) => it === event.currentTarget.value), why: undefined })}
            data={[{ value: '', label: t('movements.allKinds') }, ...MOVEMENTS.map((it) => ({ value: it, label: t(`movements.kind-${it}`) }))]}
          />
          {(why || fromSegment || toSegment) && (
            <Choice
              label={t('movements.narrowed')}
              value="on"
              options={[{ value: 'on', label: [why && causeName(why), segments].filter(Boolean).join(', ') }]}
              onChange={() => change({ why: undefined, fromSegment: undefined, toSegment: undefined, fromActive: undefined, toActive: undefined })}
            />
          )}
        </>
      }
      none={t('people.none')}
    >
      {({ rows }) => <MovedTable rows={rows} caption={what} />}
    </ListScreen>
  )
}

function Side({ side, absent }: { side: Moved['from']; absent: string }) {
  if (!side) return <StatusTag tone="neutral">{absent}</StatusTag>
  return (
    <>
      {t(`labels.${side.segment}`)} <StatusTag tone={side.active ? 'ok' : 'warn'}>{side.active ? t('people.active') : t('people.inactive')}</StatusTag>
    </>
  )
}

function MovedTable({ rows, caption }: { rows: readonly Moved[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.rowNo}
      columns={[
        ...whoColumns<Moved>(),
        {
          key: 'kind',
          label: t('movements.kind'),
          render: (row) => [t(`movements.kind-${row.kind}`), row.cause && causeName(row.cause)].filter(Boolean).join(': '),
        },
        { key: 'from', label: t('month.before'), render: (row) => <Side side={row.from} absent={t('movements.absentFrom')} /> },
        { key: 'to', label: t('month.after'), render: (row) => <Side side={row.to} absent={t('movements.absentTo')} /> },
      ]}
    />
  )
}
