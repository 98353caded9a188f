import type { GetBatch, OutputOf } from '@semesta/contract'
import { Card, Pairs } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { BatchTag } from './batches.tsx'

/** Where a file comes from, and what was noticed about it as a whole. */
export function AboutCard({ report }: { report: OutputOf<typeof GetBatch> }) {
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
