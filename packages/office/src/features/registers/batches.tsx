import type { Batch } from '@semesta/contract'
import { type Column, DataTable, StatusTag, type Tone } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

export type BatchView = z.output<typeof Batch>
const tones: Record<BatchView['state'], Tone> = {
  ...{ uploaded: 'neutral', checking: 'busy', 'needs-fixing': 'warn', 'in-review': 'warn', approved: 'busy', committing: 'busy' },
  ...{ done: 'ok', failed: 'bad', cancelled: 'neutral', undone: 'neutral' },
}

export function BatchTag({ batch }: { batch: BatchView }) {
  return (
    <span className={links.inline}>
      <StatusTag tone={tones[batch.state]}>{t(`registers.state-${batch.state}`)}</StatusTag>
      {batch.inForce && (
        <StatusTag tone="ok" plain>
          {t('registers.inForce')}
        </StatusTag>
      )}
    </span>
  )
}

/** Accepted, rejected and skipped in words; they add up to the rows read. */
export function rowsLine(batch: Pick<BatchView, 'rows'>): string {
  if (!batch.rows) return '–'
  return t('registers.rowsLine', { accepted: fmt.count(batch.rows.accepted), rejected: fmt.count(batch.rows.rejected), skipped: fmt.count(batch.rows.skipped) })
}

export function BatchTable({ rows, caption }: { rows: readonly BatchView[]; caption: string }) {
  const { regency } = useOffice()
  const columns: Column<BatchView>[] = [
    {
      key: 'file',
      label: t('registers.file'),
      render: (row) => (
        <Link to="/berkas/$batchId" params={{ batchId: row.id }} search={{}} className={links.link}>
          {row.fileName}
        </Link>
      ),
    },
    { key: 'register', label: t('registers.register'), render: (row) => t(`registers.${row.register}`) },
    { key: 'asOf', label: t('registers.asOf'), render: (row) => fmt.date(row.asOf) },
    { key: 'rows', label: t('registers.rowsHead'), align: 'right', render: rowsLine },
    { key: 'state', label: t('registers.state'), render: (row) => <BatchTag batch={row} /> },
    { key: 'by', label: t('registers.by'), render: (row) => `${row.uploadedBy}, ${fmt.instant(row.uploadedAt, regency.timeZone)}` },
  ]
  return <DataTable caption={caption} rows={rows} rowKey={(row) => row.id} columns={columns} />
}
