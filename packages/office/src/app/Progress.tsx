import { Button, Progress } from '@mantine/core'
import { CancelJob, GetJob, type Job, type OutputOf, RetryJob } from '@semesta/contract'
import { StatusTag, type Tone } from '@semesta/ui'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { t, tMaybe } from '../i18n/index.ts'
import { Await, Refused } from './Await.tsx'
import { queries, useAct, useRead } from './api.ts'
import { fmt } from './format.ts'
import styles from './links.module.css'
import { useOffice } from './office.tsx'

export type JobView = z.output<typeof Job>
export const isOpen = (state: JobView['state']) => state === 'waiting' || state === 'running'
const tones: Record<JobView['state'], Tone> = { waiting: 'neutral', running: 'busy', done: 'ok', failed: 'bad', cancelled: 'warn' }

export function JobTag({ state }: { state: JobView['state'] }) {
  return <StatusTag tone={tones[state]}>{t(`jobs.state-${state}`)}</StatusTag>
}

/** Percent, rows and time left in words. */
export function jobWords(job: JobView): string {
  const parts = [`${Math.floor(job.percent)} %`]
  if (job.step) parts.push(tMaybe(`steps.${job.step}`) ?? job.step)
  if (job.rowsDone !== null)
    parts.push(
      job.rowsTotal === null
        ? t('jobs.rows', { done: fmt.count(job.rowsDone) })
        : t('jobs.rowsOf', { done: fmt.count(job.rowsDone), total: fmt.count(job.rowsTotal) }),
    )
  if (job.secondsLeft !== null && job.state === 'running') parts.push(t('jobs.left', { wait: fmt.wait(job.secondsLeft) }))
  return parts.join(' · ')
}

/** A bar with words; spoken every tenth percent, not at every step. */
export function JobBar({ job }: { job: JobView }) {
  const tenth = Math.floor(job.percent / 10) * 10
  return (
    <div>
      {isOpen(job.state) && <Progress value={job.percent} size="md" radius="xl" aria-label={job.title} transitionDuration={300} />}
      <div className={styles.minor}>{isOpen(job.state) ? jobWords(job) : null}</div>
      <output className={styles.minor} style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {isOpen(job.state) ? `${job.title}: ${tenth} %` : `${job.title}: ${t(`jobs.state-${job.state}`)}`}
      </output>
      {job.problem && <p className={styles.minor}>{tMaybe(`problems.${job.problem.code}`) ?? job.problem.detail}</p>}
    </div>
  )
}

/** Stop while it runs, again when it failed. */
export function JobButtons({ job }: { job: JobView }) {
  const { regency, can } = useOffice()
  const cancel = useAct(CancelJob)
  const retry = useAct(RetryJob)
  if (!can('registers.import')) return null
  const input = { regency: regency.code, jobId: job.id }
  const problem = cancel.problem ?? retry.problem
  return (
    <>
      {isOpen(job.state) && (
        <Button variant="default" size="xs" loading={cancel.busy} onClick={() => cancel.run(input)}>
          {t('jobs.cancel')}
        </Button>
      )}
      {(job.state === 'failed' || job.state === 'cancelled') && (
        <Button variant="default" size="xs" loading={retry.busy} onClick={() => retry.run(input)}>
          {t('jobs.retry')}
        </Button>
      )}
      {problem && <Refused problem={problem} />}
    </>
  )
}

/** Follows one job to its end; the page may be closed meanwhile. */
export function JobWatch({ jobId, onDone }: { jobId: string; onDone?: (job: OutputOf<typeof GetJob>) => void }) {
  const { regency } = useOffice()
  const job = useRead(GetJob, { regency: regency.code, jobId }, { again: (it) => (it && !isOpen(it.state) ? false : 1000) })
  const state = job.state === 'ready' ? job.data.state : null
  const told = useRef(state)
  useEffect(() => {
    if (state === null || job.state !== 'ready') return
    if (!isOpen(state) && told.current !== null && isOpen(told.current)) {
      void queries.invalidateQueries()
      onDone?.(job.data)
    }
    told.current = state
  }, [state, job, onDone])
  return (
    <Await read={job} rows={1} height={24}>
      {(it) => (
        <div className={styles.stack}>
          <div className={styles.inline}>
            <b>{it.title}</b>
            <JobTag state={it.state} />
            <JobButtons job={it} />
          </div>
          <JobBar job={it} />
          {isOpen(it.state) && <p className={styles.minor}>{t('jobs.mayClose')}</p>}
        </div>
      )}
    </Await>
  )
}
