import { type GetBatch, ListRejects, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Pager, Row } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

type Report = OutputOf<typeof GetBatch>
const PAGE_SIZE = 25

/** What was refused and skipped by reason, then row by row. */
export function ErrorsCard({ report }: { report: Report }) {
  return (
    <>
      <Groups report={report} />
      {(report.rows?.rejected ?? 0) > 0 && <Rejects batchId={report.id} />}
    </>
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
