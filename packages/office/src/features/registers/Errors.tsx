import { type GetBatch, ListRejects, type OutputOf } from '@semesta/contract'
import { Card, type Column, DataTable, Empty, Note, Row } from '@semesta/ui'
import { useState } from 'react'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { Rows, useSideList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

type Report = OutputOf<typeof GetBatch>
type Group = Report['rejectGroups'][number]
type Severity = OutputOf<typeof ListRejects>['rows'][number]['severity']
interface Shown {
  severity: Severity
  column?: string
  reason?: string
}
const PAGE_SIZE = 25

/** What is wrong with a file in its own row numbers and titles, grouped; each group opens its rows. */
export function Errors({ report }: { report: Report }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const open = (severity: Severity) => (group: Group) => setShown({ severity, column: group.column, reason: group.reason })
  const { rejectGroups, warningGroups } = report
  return (
    <>
      <Card title={t('mending.faults')} aside={fmt.count(report.rows?.rejected ?? 0)}>
        {rejectGroups.length === 0 ? (
          <Empty>{t('mending.noFaults')}</Empty>
        ) : (
          <Groups caption={t('mending.faults')} groups={rejectGroups} onOpen={open('refused')} />
        )}
      </Card>
      {shown && <GroupRows key={`${shown.severity}-${shown.column}-${shown.reason}`} batchId={report.id} shown={shown} onClose={() => setShown(null)} />}
      {report.mends && <Unsent batchId={report.id} />}
      <Row columns="two">
        <Card title={t('mending.warnings')} aside={fmt.count(warningGroups.reduce((sum, it) => sum + it.rows, 0))}>
          {warningGroups.length === 0 ? (
            <Empty>{t('mending.noWarnings')}</Empty>
          ) : (
            <Groups caption={t('mending.warnings')} groups={warningGroups} onOpen={open('warning')} />
          )}
        </Card>
        <Skipped report={report} />
      </Row>
    </>
  )
}

function Groups({ caption, groups, onOpen }: { caption: string; groups: readonly Group[]; onOpen: (group: Group) => void }) {
  const columns: Column<Group>[] = [
    {
      key: 'rows',
      label: t('mending.rows'),
      align: 'right',
      render: (it) => (
        <button
          type="button"
          className={links.asLink}
          aria-label={t('mending.show', { count: fmt.count(it.rows), reason: it.reason })}
          onClick={() => onOpen(it)}
        >
          {fmt.count(it.rows)}
        </button>
      ),
    },
    { key: 'column', label: t('mending.column'), render: (it) => <b>{it.title ?? it.column}</b> },
    {
      key: 'what',
      label: t('mending.what'),
      render: (it) => (
        <>
          {it.reason}
          {it.advice && <div className={links.minor}>{it.advice}</div>}
        </>
      ),
    },
    { key: 'examples', label: t('mending.examples'), render: examplesOf },
  ]
  return <DataTable caption={caption} rows={groups} rowKey={(it) => `${it.column}-${it.reason}`} columns={columns} />
}

function examplesOf({ examples, rows }: Group): string {
  const numbers = examples.map((it) => fmt.count(it)).join(', ')
  return rows > examples.length && examples.length > 0 ? t('mending.more', { rows: numbers }) : numbers
}

function GroupRows({ batchId, shown, onClose }: { batchId: string; shown: Shown; onClose: () => void }) {
  const { regency } = useOffice()
  const list = useSideList(ListRejects, { regency: regency.code, batchId, ...shown })
  const title = shown.reason === undefined ? t('mending.unsent') : t('mending.listOf', { reason: shown.reason })
  return (
    <Card
      title={title}
      aside={
        <button type="button" className={links.asLink} onClick={onClose}>
          {t('mending.close')}
        </button>
      }
    >
      <Rows list={list} none={t('mending.noFaults')} rows={6}>
        {({ rows }) => (
          <DataTable
            caption={title}
            rows={rows}
            rowKey={(row) => `${row.row}-${row.column}-${row.reason}`}
            columns={[
              { key: 'row', label: t('registers.row'), render: (row) => fmt.count(row.row) },
              { key: 'reason', label: t('registers.reason'), render: (row) => row.reason },
              { key: 'raw', label: t('registers.raw'), render: (row) => <span className={links.mono}>{row.raw ?? t('registers.blank')}</span> },
            ]}
          />
        )}
      </Rows>
    </Card>
  )
}

/** Rows of the mended file that are still missing; nothing when there are none. */
function Unsent({ batchId }: { batchId: string }) {
  const { regency } = useOffice()
  const read = useRead(ListRejects, { regency: regency.code, batchId, severity: 'unsent', page: 1, pageSize: PAGE_SIZE })
  if (read.state !== 'ready' || read.data.total === 0) return null
  return (
    <Card title={t('mending.unsent')} aside={fmt.count(read.data.total)}>
      <Note>{t('mending.unsentNote')}</Note>
      <DataTable
        caption={t('mending.unsent')}
        rows={read.data.rows}
        rowKey={(row) => `${row.row}-${row.column}-${row.reason}`}
        columns={[
          { key: 'row', label: t('registers.row'), render: (row) => fmt.count(row.row) },
          { key: 'reason', label: t('registers.reason'), render: (row) => row.reason },
        ]}
      />
    </Card>
  )
}

function Skipped({ report }: { report: Report }) {
  return (
    <Card title={t('registers.skipped')} aside={fmt.count(report.rows?.skipped ?? 0)}>
      {report.skipGroups.length === 0 ? (
        <Empty>{t('registers.noSkips')}</Empty>
      ) : (
        <DataTable
          caption={t('registers.skipped')}
          rows={report.skipGroups}
          rowKey={(row) => row.reason}
          columns={[
            { key: 'reason', label: t('registers.reason'), render: (row) => row.reason },
            { key: 'rows', label: t('registers.rowsHead'), align: 'right', render: (row) => fmt.count(row.rows) },
          ]}
        />
      )}
    </Card>
  )
}
