import { CHANGE_KINDS, ExportChanges, GetBatch, ListChanges, type OutputOf } from '@semesta/contract'
import { Card, type Column, DataTable, Empty, Pager, Screen } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice, Choice, SegmentChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { type Key, t, tMaybe } from '../../i18n/index.ts'
import { causeWord, kindWord, signed } from './effect.ts'

type Change = OutputOf<typeof ListChanges>['rows'][number]
const PAGE_SIZE = 50

/** Exactly the records behind a number of a file's effect: the same filters, the same total. */
export function ChangesScreen() {
  const { batchId } = useParams({ from: '/shell/berkas/$batchId/perubahan' })
  const { regency } = useOffice()
  const batch = useRead(GetBatch, { regency: regency.code, batchId })
  const { search, change } = useFilters()
  const { happened: kind, because: why, field, segment, area, page = 1 } = search
  const register = batch.state === 'ready' ? batch.data.register : 'peserta'
  const filter = { regency: regency.code, batchId, kind, cause: why, field, segment, area }
  const read = useRead(ListChanges, { ...filter, page, pageSize: PAGE_SIZE }, { keep: true })
  const total = read.state === 'ready' ? read.data.total : null
  const what = [kind ? kindWord(register, kind) : t('changes.all'), why && why !== 'none' && causeWord(why), field && fieldWord(field)]
    .filter(Boolean)
    .join(' · ')
  return (
    <Screen
      title={what}
      headline={total === null ? what : t('changes.listed', { total: fmt.count(total), what })}
      sub={
        <Link to="/berkas/$batchId" params={{ batchId }} search={{}} className={links.link}>
          {batch.state === 'ready' ? batch.data.fileName : t('registers.report')}
        </Link>
      }
      actions={total !== null && total > 0 && <ExportLinks href={(format) => fileHref(ExportChanges, { ...filter, format })} />}
    >
      <div className={links.filters}>
        <Choice
          label={t('changes.change')}
          value={kind}
          options={CHANGE_KINDS.map((it) => ({ value: it, label: kindWord(register, it) }))}
          onChange={(value) => change({ happened: CHANGE_KINDS.find((it) => it === value), because: undefined })}
        />
        {register === 'peserta' && <SegmentChoice />}
        <AreaChoice />
      </div>
      <Card>
        <Await read={read} rows={8} height={36}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('changes.noRows')}</Empty>
            ) : (
              <>
                <DataTable caption={what} rows={data.rows} rowKey={(row) => row.seq} columns={columnsOf(register)} />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
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
