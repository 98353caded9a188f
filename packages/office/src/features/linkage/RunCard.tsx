import { Button } from '@mantine/core'
import { ListLinkageRuns, StartLinkage } from '@semesta/contract'
import { Card, Empty } from '@semesta/ui'
import { Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { JobWatch } from '../../app/Progress.tsx'
import { t } from '../../i18n/index.ts'

/** Runs the linkage and follows it; silent while there is nothing to say. */
export function RunCard({ hasRun }: { hasRun: boolean }) {
  const { regency, can } = useOffice()
  const runs = useRead(ListLinkageRuns, { regency: regency.code })
  const start = useAct(StartLinkage, { refresh: false })
  const jobId = start.data?.job.id ?? (runs.state === 'ready' ? runs.data.running?.id : undefined)
  const button = can('linkage.run') && (
    <Button variant={hasRun ? 'default' : 'filled'} size={hasRun ? 'xs' : 'sm'} loading={start.busy} onClick={() => start.run({ regency: regency.code })}>
      {t(hasRun ? 'linkage.runAgain' : 'linkage.run')}
    </Button>
  )
  if (jobId && can('jobs.read')) {
    return (
      <div style={{ marginBottom: 14 }}>
        <Card title={t('linkage.running')}>
          <JobWatch jobId={jobId} onDone={start.reset} />
        </Card>
      </div>
    )
  }
  if (!hasRun) {
    return (
      <Card>
        <Empty title={t('linkage.noRunTitle')} action={button}>
          {t('linkage.noRun')}
        </Empty>
        {start.problem && <Refused problem={start.problem} />}
      </Card>
    )
  }
  if (!button) return null
  return (
    <div className={links.inline} style={{ marginBottom: 12 }}>
      {button} <span className={links.minor}>{t('linkage.runNote')}</span>
      {start.problem && <Refused problem={start.problem} />}
    </div>
  )
}
