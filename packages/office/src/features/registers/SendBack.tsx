import { Button, FileButton } from '@mantine/core'
import { ExportBadRows, ExportMarked, type GetBatch, type OutputOf } from '@semesta/contract'
import { Card, Note } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Refused } from '../../app/Await.tsx'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { useSending } from './sending.ts'

type Report = OutputOf<typeof GetBatch>

/** Titles that nobody explained yet. */
const STRANGE = ['registers/file-no-header', 'registers/file-missing-columns', 'registers/file-none-inside']

/** The way back: what is wrong as a file, and the mended rows in again. */
export function SendBack({ report }: { report: Report }) {
  const { regency, can } = useOffice()
  const sending = useSending()
  const at = { regency: regency.code, batchId: report.id }
  const rejected = report.rows?.rejected ?? 0
  if (rejected === 0 && report.warningGroups.length === 0 && !report.mends) return null
  const { register, asOf } = report
  return (
    <Card title={t('mending.title')}>
      <p style={{ margin: '0 0 12px' }}>{t('mending.lead')}</p>
      <div className={links.inline}>
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} href={fileHref(ExportBadRows, { ...at, format })} download className={`${links.button} ${links.ghost}`}>
            {t('mending.badRows', { format: format.toUpperCase() })}
          </a>
        ))}
        {!report.mends && (
          <a href={fileHref(ExportMarked, at)} download className={`${links.button} ${links.ghost}`}>
            {t('mending.marked')}
          </a>
        )}
        {can('registers.import') && (
          <FileButton onChange={(file) => file && void sending.start(file, { register, asOf, mends: report.id })} accept=".csv,.xlsx,.zip,.txt">
            {(props) => (
              <Button {...props} loading={sending.percent !== null}>
                {t('mending.send')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {!report.mends && <Note>{t('mending.markedNote')}</Note>}
      {report.mends && (
        <Note>
          {t('mending.of')}:{' '}
          <Link to="/berkas/$batchId" params={{ batchId: report.mends }} search={{}} className={links.link}>
            {t('mending.openFirst')}
          </Link>
        </Note>
      )}
      {sending.problem && <Refused problem={sending.problem} />}
    </Card>
  )
}

/** Leads to the mapping of a file that could not be read, or was read in part. */
export function MapColumns({ report }: { report: Report }) {
  const { can } = useOffice()
  const open = ['failed', 'cancelled', 'needs-fixing', 'in-review'].includes(report.state)
  if (!can('registers.import') || !can('people.read') || !open) return null
  const isStrange = report.problem !== null && STRANGE.includes(report.problem.code)
  if (report.state === 'failed' && !isStrange) return null
  return (
    <div>
      {isStrange && <p>{t('mending.mapNow')}</p>}
      <Link to="/berkas/$batchId/pemetaan" params={{ batchId: report.id }} search={{}} className={`${links.button} ${isStrange ? '' : links.ghost}`}>
        {t('mending.map')}
      </Link>
    </div>
  )
}
