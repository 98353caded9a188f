import type { GetBatch, OutputOf } from '@semesta/contract'
import { Card, DataTable, Note, StatusTag } from '@semesta/ui'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'

/** Which column of the file was taken for which. */
export function MappingCard({ report }: { report: OutputOf<typeof GetBatch> }) {
  return (
    <Card title={t('registers.mapping')}>
      <DataTable
        caption={t('registers.mapping')}
        rows={report.columns}
        rowKey={(row) => row.canonical}
        columns={[
          { key: 'canonical', label: t('registers.canonical'), render: (row) => <span className={links.mono}>{row.canonical}</span> },
          {
            key: 'source',
            label: t('registers.inFile'),
            render: (row) => row.source ?? (row.constant === null ? '–' : t('mending.always', { value: row.constant })),
          },
          {
            key: 'state',
            label: t('registers.state'),
            render: (row) => (
              <StatusTag tone={row.source || row.constant !== null ? 'ok' : row.required ? 'bad' : 'neutral'}>
                {row.source || row.constant !== null ? t('registers.mapped') : row.required ? t('registers.required') : t('registers.optional')}
              </StatusTag>
            ),
          },
        ]}
      />
      {report.unknownColumns.length > 0 && <Note>{t('registers.unknown', { columns: report.unknownColumns.join(', ') })}</Note>}
    </Card>
  )
}
