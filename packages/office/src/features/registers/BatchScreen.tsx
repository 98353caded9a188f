import { GetBatch, GetDiff, GetJob, type OutputOf } from '@semesta/contract'
import { Card, Note, Row, Screen } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useOffice } from '../../app/office.tsx'
import { isOpen, JobWatch } from '../../app/Progress.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { AboutCard } from './AboutCard.tsx'
import { rowsLine } from './batches.tsx'
import { DiffCards } from './DiffCards.tsx'
import { Errors } from './Errors.tsx'
import { effectLine } from './effect.ts'
import { MappingCard } from './MappingCard.tsx'
import { ReviewCard } from './ReviewCard.tsx'
import { MapColumns, SendBack } from './SendBack.tsx'
import { StopsCard } from './StopsCard.tsx'
import { FREELY, UndoCard } from './UndoCard.tsx'

type Report = OutputOf<typeof GetBatch>

/** One file: where its check stands, what it would do, who must agree, then what was read, refused and why. */
export function BatchScreen() {
  const { batchId } = useParams({ from: '/shell/berkas/$batchId' })
  const { regency } = useOffice()
  const read = useRead(GetBatch, { regency: regency.code, batchId }, { again: (it) => (it && isWorking(it) ? 2000 : false) })
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

const isWorking = (report: Report) => ['uploaded', 'checking', 'approved', 'committing'].includes(report.state)

function Batch({ report }: { report: Report }) {
  const { regency } = useOffice()
  const isCompared = !['uploaded', 'checking', 'failed'].includes(report.state)
  const diff = useRead(GetDiff, { regency: regency.code, batchId: report.id }, { when: isCompared })
  const shown = diff.state === 'ready' && isCompared ? diff.data : null
  const headline = shown
    ? effectLine(shown)
    : report.rows
      ? t('registers.headline', { read: fmt.count(report.rows.read), line: rowsLine(report) })
      : report.fileName
  return (
    <Screen
      title={report.fileName}
      headline={headline}
      sub={`${t(`registers.${report.register}`)} · ${t('month.asOf', { date: fmt.date(report.asOf) })} · ${report.fileName}`}
    >
      <Row columns="one">
        <Work report={report} />
        {report.problem && !report.jobId && <Note>{tMaybe(`problems.${report.problem.code}`) ?? report.problem.detail}</Note>}
        <MapColumns report={report} />
        {report.rows && <SendBack report={report} />}
        {shown && <StopsCard diff={shown} />}
        {shown && <ReviewCard diff={shown} />}
        {shown && <DiffCards diff={shown} />}
        {shown && report.state === 'done' && <UndoCard batch={report} undo={shown.undo} active={{ before: shown.before.active, after: shown.after.active }} />}
        {diff.state === 'refused' && report.state === 'done' && <UndoCard batch={report} undo={FREELY} />}
        <AboutCard report={report} />
        {report.rows && (
          <>
            <Errors report={report} />
            <MappingCard report={report} />
          </>
        )}
      </Row>
    </Screen>
  )
}

/** The work on the file that is under way, or failed. A comparison made anew also runs while the file waits. */
function Work({ report }: { report: Report }) {
  const { regency, can } = useOffice()
  const isBusy = isWorking(report) || report.state === 'failed'
  const job = useRead(GetJob, { regency: regency.code, jobId: report.jobId ?? '' }, { when: report.jobId !== null && !isBusy && can('jobs.read') })
  if (!report.jobId || !(isBusy || (job.state === 'ready' && isOpen(job.data.state)))) return null
  return (
    <Card title={t('registers.check')}>
      <JobWatch key={report.jobId} jobId={report.jobId} />
    </Card>
  )
}
