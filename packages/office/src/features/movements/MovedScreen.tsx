import { NativeSelect } from '@mantine/core'
import { ExportMovements, ListMovements, type MovementRow } from '@semesta/contract'
import { MOVEMENTS } from '@semesta/kernel'
import { Card, DataTable, Empty, Pager, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice, Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t, tMaybe } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { FrozenNames } from '../people/Frozen.tsx'
import { placeOf, TestData } from '../people/PeopleTable.tsx'

type Moved = z.output<typeof MovementRow>
const PAGE_SIZE = 50

/** Exactly the people behind a change: the same filters, the same total. */
export function MovedScreen() {
  const { month } = useOffice()
  if (month === null) {
    return (
      <Screen title={t('nav.movements')}>
        <Beginning />
      </Screen>
    )
  }
  return <MovedPeople month={month} />
}

const causeName = (cause: string) => tMaybe(`movements.why-${cause}`) ?? tMaybe(`labels.${cause}`) ?? cause
const segmentName = (segment: string) => (segment === 'NONE' ? t('movements.absent') : (tMaybe(`labels.${segment}`) ?? segment))

function MovedPeople({ month }: { month: string }) {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const name = useAreaName()
  const { area, kind, why, fromSegment, toSegment, fromActive, toActive, page = 1 } = search
  const filter = { regency: regency.code, month, area, kind, why, fromSegment, toSegment, fromActive, toActive }
  const read = useRead(ListMovements, { ...filter, page, pageSize: PAGE_SIZE }, { keep: true })
  const segments = fromSegment || toSegment ? t('movements.fromTo', { from: segmentName(fromSegment ?? '–'), to: segmentName(toSegment ?? '–') }) : null
  const what = [kind ? t(`movements.kind-${kind}`) : t('movements.allKinds'), why && causeName(why), segments, area && name(area)].filter(Boolean).join(' · ')
  const total = read.state === 'ready' ? read.data.total : null
  return (
    <Screen
      title={what}
      headline={total === null ? what : t('people.listed', { total: fmt.count(total), what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      actions={total !== null && total > 0 && can('exports.create') && <ExportLinks href={(format) => fileHref(ExportMovements, { ...filter, format })} />}
    >
      <div className={links.filters}>
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
      </div>
      <Card>
        <Await read={read} rows={8} height={36} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('people.none')}</Empty>
            ) : (
              <>
                <MovedTable rows={data.rows} caption={what} />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
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
        {
          key: 'name',
          label: t('people.name'),
          render: (row) => (
            <>
              <Link to="/warga/orang/$personId" params={{ personId: row.personId }} search={{ month: row.month }} className={links.link} preload={false}>
                {row.name || t('people.noName')}
              </Link>
              <TestData when={row.testData} />
            </>
          ),
        },
        { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nikMasked ?? '–'}</span> },
        { key: 'place', label: t('people.area'), render: placeOf },
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
