import { CHANGE_KINDS, ExportChanges, GetBatch, ListChanges, type OutputOf } from '@semesta/contract'
import { type Column, DataTable } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { AreaChoice, Choice, SegmentChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { ListScreen, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { type Key, t, tMaybe } from '../../i18n/index.ts'
import { causeWord, kindWord, signed } from './effect.ts'

type Change = OutputOf<typeof ListChanges>['rows'][number]

/** Exactly the records behind a number of a file's effect: the same filters, the same total. */
export function ChangesScreen() {
  const { batchId } = useParams({ from: '/shell/berkas/$batchId/perubahan' })
  const { regency } = useOffice()
  const batch = useRead(GetBatch, { regency: regency.code, batchId })
  const { search, change } = useFilters()
  const { happened: kind, because: why, field, segment, area } = search
  const register = batch.state === 'ready' ? batch.data.register : 'peserta'
  const filter = { regency: regency.code, batchId, kind, cause: why, field, segment, area }
  const list = useList(ListChanges, filter)
  const what = [kind ? kindWord(register, kind) : t('changes.all'), why && why !== 'none' && causeWord(why), field && fieldWord(field)]
    .filter(Boolean)
    .join(' · ')
  return (
    <ListScreen
      list={list}
      what={what}
      count={(total) => t('changes.listed', { total, what })}
      sub={
        <Link to="/berkas/$batchId" params={{ batchId }} search={{}} className={links.link}>
          {batch.state === 'ready' ? batch.data.fileName : t('registers.report')}
        </Link>
      }
      save={exportOf(ExportChanges, filter)}
      filters={
        <>
          <Choice
            label={t('changes.change')}
            value={kind}
            options={CHANGE_KINDS.map((it) => ({ value: it, label: kindWord(register, it) }))}
            onChange={(value) => change({ happened: CHANGE_KINDS.find((it) => it === value), because: undefined })}
          />
          {register === 'peserta' && <SegmentChoice />}
          <AreaChoice />
        </>
      }
      none={t('changes.noRows')}
    >
      {({ rows }) => <DataTable caption={what} rows={rows} rowKey={(row) => row.seq} columns={columnsOf(register)} />}
    </ListScreen>
  )
}

const fieldWord = (field: string) => tMaybe(`fields.${field}` as Key) ?? field
const valueWord = (value: string | null) => (value === null ? '–' : (tMaybe(`values.${value}`) ?? tMaybe(`labels.${value}`) ?? value))

function columnsOf(register: string): Column<Change>[] {
  return [
    { key: 'name', label: t('fields.name'), render: (row) => <Who row={row} /> },
    {
      key: 'kind',
      label: t('changes.change'),
      render: (row) => (
        <>
          {kindWord(register, row.kind)}
          {row.cause && <div className={links.minor}>{causeWord(row.cause)}</div>}
        </>
      ),
    },
    { key: 'what', label: t('changes.what'), render: (row) => <What row={row} /> },
    { key: 'village', label: t('people.area'), render: (row) => row.villageName ?? '–' },
    { key: 'row', label: t('registers.row'), align: 'right', render: (row) => (row.row === null ? '–' : fmt.count(row.row)) },
    ...(register === 'peserta'
      ? ([{ key: 'rupiah', label: t('month.rupiahMonth'), align: 'right', render: (row) => signed(row.rupiahPerMonth) }] as Column<Change>[])
      : []),
  ]
}

function Who({ row }: { row: Change }) {
  return (
    <>
      <b>{row.name || '–'}</b>
      <div className={links.minor}>
        <span className={links.mono}>{row.nikMasked ?? row.cardMasked ?? '–'}</span>
      </div>
    </>
  )
}

/** Before and after, field by field; of who came or went, the segment. */
function What({ row }: { row: Change }) {
  if (row.fields.length === 0) return <>{row.segment ? valueWord(row.segment) : '–'}</>
  return (
    <>
      {row.fields.map(({ field, before, after }) => (
        <div key={field}>
          <span className={links.minor}>{fieldWord(field)}:</span> {valueWord(before)} → <b>{valueWord(after)}</b>
        </div>
      ))}
    </>
  )
}
