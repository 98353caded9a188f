import { ListJobs } from '@semesta/contract'
import { Card, Empty, Screen } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { isOpen, JobBar, JobButtons, JobTag, type JobView } from '../../app/Progress.tsx'
import { t } from '../../i18n/index.ts'

/** Long work: what runs, what is done, what failed. */
export function JobsScreen() {
  const { regency } = useOffice()
  const read = useRead(ListJobs, { regency: regency.code, state: 'all' }, { again: (data) => (data?.rows.some((job) => isOpen(job.state)) ? 1500 : 15_000) })
  return (
    <Screen title={t('nav.jobs')} sub={t('jobs.sub')}>
      <Await read={read} rows={5}>
        {({ rows }) => {
          const open = rows.filter((job) => isOpen(job.state))
          const over = rows.filter((job) => !isOpen(job.state))
          if (rows.length === 0) return <Empty>{t('jobs.none')}</Empty>
          return (
            <div className={links.stack}>
              {open.length > 0 && <JobList title={t('jobs.open')} jobs={open} />}
              {over.length > 0 && <JobList title={t('jobs.over')} jobs={over} />}
            </div>
          )
        }}
      </Await>
    </Screen>
  )
}

function JobList({ title, jobs }: { title: string; jobs: readonly JobView[] }) {
  const { regency } = useOffice()
  return (
    <Card title={title}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 14 }}>
        {jobs.map((job) => (
          <li key={job.id}>
            <div className={links.inline}>
              <b>{job.title}</b>
              <JobTag state={job.state} />
              <JobButtons job={job} />
            </div>
            <JobBar job={job} />
            <div className={links.minor}>
              {job.requestedBy} · {fmt.instant(job.finishedAt ?? job.startedAt ?? job.createdAt, regency.timeZone)}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
