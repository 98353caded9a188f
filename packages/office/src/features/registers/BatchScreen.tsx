import { ExportRejects, GetBatch, ListRejects, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Pager, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { JobWatch } from '../../app/Progress.tsx'
import { fileHref } from '../../app/request.ts'
import { t, tMaybe } from '../../i18n/index.ts'
import { BatchTag, rowsLine } from './batches.tsx'

type Report = OutputOf<typeof GetBatch>
const PAGE_SIZE = 25

/** One file: where its check stands, then what was read, refused and why. */
export function BatchScreen() {
  const { batchId } = useParams({ from: '/shell/berkas/$batchId' })
  const { regency } = useOffice()
  const read = useRead(GetBatch, { regency: regency.code, batchId })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('registers.report')}>
        <Await read={read} rows={4} height={80}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Batch report={read.data} />
}

function Batch({ report }: { report: Report }) {
  const { regency, can } = useOffice()
  const working = report.state === 'uploaded' || report.state === 'checking'
  const rejects = report.rows?.rejected ?? 0
  return (
    <Screen
      title={report.fileName}
      headline={report.rows ? t('registers.headline', { read: fmt.count(report.rows.read), line: rowsLine(report) }) : report.fileName}
      sub={`${t(`registers.${report.register}`)} · ${t('month.asOf', { date: fmt.date(report.asOf) })} · ${report.fileName}`}
      actions={rejects > 0 && <ExportLinks href={(format) => fileHref(ExportRejects, { regency: regency.code, batchId: report.id, format })} />}
    >
      <Row columns="one">
        {report.jobId && (working || report.state === 'failed' || report.state === 'cancelled') && (
          <Card title={t('registers.check')}>
            <JobWatch jobId={report.jobId} />
          </Card>
        )}
        {report.problem && !report.jobId && <Note>{tMaybe(`problems.${report.problem.code}`) ?? report.problem.detail}</Note>}
        <Facts report={report} />
        {!working && report.rows && (
          <>
            <Groups report={report} />
            {rejects > 0 && <Rejects batchId={report.id} />}
            <Mapping report={report} />
            {can('months.build') && report.inForce && (
              <p>
                <Link to="/bulan" search={{}} className={links.button}>
                  {t('registers.toBuild')}
                </Link>
              </p>
            )}
          </>
        )}
      </Row>
    </Screen>
  )
}

function Facts({ report }: { report: Report }) {
  const { regency } = useOffice()
  return (
    <Card title={t('registers.about')} aside={<BatchTag batch={report} />}>
      <Pairs
        rows={[
          { term: t('registers.size'), value: fmt.bytes(report.bytes) },
          { term: t('registers.by'), value: `${report.uploadedBy}, ${fmt.instant(report.uploadedAt, regency.timeZone)}` },
          { term: 'sha256', value: <span className={links.mono}>{report.sha256}</span> },
        ]}
      />
      {report.notes.length > 0 && (
        <ul className={links.list}>
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Groups({ report }: { report: Report }) {
  return (
    <Row columns="two">
      <Card title={t('registers.rejected')} aside={fmt.count(report.rows?.rejected ?? 0)}>
        {report.rejectGroups.length === 0 ? (
          <Empty>{t('registers.noRejects')}</Empty>
        ) : (
          <DataTable
            caption={t('registers.rejected')}
            rows={report.rejectGroups}
            rowKey={(row) => `${row.column}-${row.reason}`}
            columns={[
              { key: 'reason', label: t('registers.reason'), render: (row) => row.reason },
              { key: 'column', label: t('registers.column'), render: (row) => <span className={links.mono}>{row.column}</span> },
              { key: 'rows', label: t('registers.rowsHead'), align: 'right', render: (row) => fmt.count(row.rows) },
            ]}
          />
        )}
      </Card>
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
    </Row>
  )
}

function Rejects({ batchId }: { batchId: string }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const page = search.page ?? 1
  const read = useRead(ListRejects, { regency: regency.code, batchId, page, pageSize: PAGE_SIZE }, { keep: true })
  return (
    <Card title={t('registers.rejectRows')}>
      <Await read={read} rows={6} height={30}>
        {(data) => (
          <>
            <DataTable
              caption={t('registers.rejectRows')}
              rows={data.rows}
              rowKey={(row) => `${row.row}-${row.column}-${row.reason}`}
              columns={[
                { key: 'row', label: t('registers.row'), render: (row) => fmt.count(row.row) },
                { key: 'column', label: t('registers.column'), render: (row) => <span className={links.mono}>{row.column}</span> },
                { key: 'reason', label: t('registers.reason'), render: (row) => row.reason },
                { key: 'raw', label: t('registers.raw'), render: (row) => <span className={links.mono}>{row.raw ?? t('registers.blank')}</span> },
              ]}
            />
            <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
          </>
        )}
      </Await>
    </Card>
  )
}

function Mapping({ report }: { report: Report }) {
  return (
    <Card title={t('registers.mapping')}>
      <DataTable
        caption={t('registers.mapping')}
        rows={report.columns}
        rowKey={(row) => row.canonical}
        columns={[
          { key: 'canonical', label: t('registers.canonical'), render: (row) => <span className={links.mono}>{row.canonical}</span> },
          { key: 'source', label: t('registers.inFile'), render: (row) => row.source ?? '–' },
          {
            key: 'state',
            label: t('registers.state'),
            render: (row) => (
              <StatusTag tone={row.source ? 'ok' : row.required ? 'bad' : 'neutral'}>
                {row.source ? t('registers.mapped') : row.required ? t('registers.required') : t('registers.optional')}
              </StatusTag>
            ),
          },
        ]}
      />
      {report.unknownColumns.length > 0 && <Note>{t('registers.unknown', { columns: report.unknownColumns.join(', ') })}</Note>}
    </Card>
  )
}
