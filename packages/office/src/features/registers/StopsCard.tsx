import { Button, TextInput } from '@mantine/core'
import { AcknowledgeStop, ChangeScope } from '@semesta/contract'
import { Card, StatusTag } from '@semesta/ui'
import { useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import type { DiffView } from './effect.ts'

type Stop = DiffView['stops'][number]

/** What is odd about a file: each waits for somebody who says why it is right. */
export function StopsCard({ diff }: { diff: DiffView }) {
  if (diff.stops.length === 0) return null
  const open = diff.stops.filter((it) => !it.acknowledged).length
  return (
    <Card title={t('review.stops')} aside={open > 0 ? t('review.stopsOpen', { count: open }) : t('review.stopsAnswered')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 16 }}>
        {diff.stops.map((stop) => (
          <li key={stop.code} className={links.stack}>
            <OneStop diff={diff} stop={stop} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function OneStop({ diff, stop }: { diff: DiffView; stop: Stop }) {
  const { regency, can } = useOffice()
  const scope = useAct(ChangeScope)
  const waits = ['needs-fixing', 'in-review'].includes(diff.batch.state)
  const { acknowledged } = stop
  return (
    <>
      <div>
        <StatusTag tone={acknowledged ? 'ok' : 'warn'}>{t(acknowledged ? 'review.answered' : 'review.odd')}</StatusTag> {pick(stop.judul, stop.title)}
      </div>
      {acknowledged && (
        <span className={links.minor}>
          {acknowledged.by}, {fmt.instant(acknowledged.at, regency.timeZone)}: {acknowledged.reason}
        </span>
      )}
      {!acknowledged && waits && can('registers.import') && (
        <>
          {stop.code === 'far-smaller' && (
            <div>
              <Button variant="default" loading={scope.busy} onClick={() => scope.run({ regency: regency.code, batchId: diff.batch.id, scope: 'part' })}>
                {t('review.asPart')}
              </Button>
            </div>
          )}
          {stop.needsFile && <span className={links.minor}>{t('review.needsFile')}</span>}
          <Answer diff={diff} stop={stop} />
        </>
      )}
      {scope.problem && <Refused problem={scope.problem} />}
    </>
  )
}

function Answer({ diff, stop }: { diff: DiffView; stop: Stop }) {
  const { regency } = useOffice()
  const [reason, setReason] = useState('')
  const act = useAct(AcknowledgeStop)
  return (
    <form
      className={links.filters}
      style={{ margin: 0 }}
      onSubmit={(event) => {
        event.preventDefault()
        act.run({ regency: regency.code, batchId: diff.batch.id, stop: stop.code, reason: reason.trim() })
      }}
    >
      <TextInput
        label={t('review.whyRight')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        minLength={5}
        maxLength={500}
        style={{ flex: '1 1 280px' }}
      />
      <Button type="submit" variant="default" className={links.fixed} loading={act.busy} disabled={reason.trim().length < 5}>
        {t('review.confirm')}
      </Button>
      {act.problem && <Refused problem={act.problem} />}
    </form>
  )
}
