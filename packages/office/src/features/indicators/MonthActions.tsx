import { Button, Modal, TextInput } from '@mantine/core'
import { BuildMonth, CloseMonth, GetFigures, ListRegisters } from '@semesta/contract'
import { isMonth } from '@semesta/kernel'
import { DateField, Note } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { JobWatch } from '../../app/Progress.tsx'
import { t } from '../../i18n/index.ts'
import type { MonthView } from './figures.tsx'

/** Build, build again, close: by right, and with the effect said first. */
export function MonthActions({ month }: { month: MonthView | null }) {
  const { can } = useOffice()
  const [open, setOpen] = useState<'build' | 'close' | null>(null)
  return (
    <>
      {can('months.build') && (
        <Button variant={month ? 'default' : 'filled'} onClick={() => setOpen('build')}>
          {month ? t('month.rebuild') : t('month.buildAct')}
        </Button>
      )}
      {month && can('months.close') && !month.closed && <Button onClick={() => setOpen('close')}>{t('month.close')}</Button>}
      <Modal
        opened={open === 'build'}
        onClose={() => setOpen(null)}
        title={t('month.buildTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        <BuildForm month={month} />
      </Modal>
      {month && (
        <Modal
          opened={open === 'close'}
          onClose={() => setOpen(null)}
          title={t('month.closeTitle', { month: fmt.month(month.month) })}
          closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
        >
          <CloseForm month={month} onDone={() => setOpen(null)} />
        </Modal>
      )}
    </>
  )
}

function SnapshotList() {
  const { regency } = useOffice()
  const registers = useRead(ListRegisters, { regency: regency.code })
  return (
    <Await read={registers} rows={3} height={20}>
      {({ rows }) => (
        <ul className={links.list}>
          {rows.map(({ register, newest }) => (
            <li key={register}>
              {t(`registers.${register}`)}:{' '}
              {newest?.rows ? t('month.snapshot', { date: fmt.date(newest.asOf), rows: fmt.count(newest.rows.accepted) }) : t('month.noSnapshot')}
            </li>
          ))}
        </ul>
      )}
    </Await>
  )
}

function BuildForm({ month }: { month: MonthView | null }) {
  const { regency, months, can, month: inForce } = useOffice()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(month?.month ?? inForce ?? today(regency.timeZone).slice(0, 7))
  const [reason, setReason] = useState('')
  const build = useAct(BuildMonth, { refresh: false })
  const closed = months.find((it) => it.month === chosen)?.closed ?? false
  if (build.data) {
    return <JobWatch jobId={build.data.job.id} onDone={(job) => job.state === 'done' && void navigate({ to: '/bulan', search: { month: chosen } })} />
  }
  const ready = isMonth(chosen) && (!closed || reason.trim().length >= 5)
  return (
    <form
      className={links.stack}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) build.run({ regency: regency.code, month: chosen, ...(closed ? { reason: reason.trim() } : {}) })
      }}
    >
      <DateField
        kind="month"
        label={t('month.month')}
        description={t('month.monthHint')}
        placeholder="2025-11"
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        error={chosen !== '' && !isMonth(chosen) ? t('month.monthShape') : undefined}
      />
      <div>
        <b>{t('month.snapshots')}</b>
        {can('registers.read') && <SnapshotList />}
      </div>
      {closed && (
        <TextInput
          label={t('month.reason')}
          description={t('month.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          minLength={5}
          maxLength={300}
        />
      )}
      {build.problem && <Refused problem={build.problem} />}
      <Button type="submit" loading={build.busy} disabled={!ready}>
        {closed ? t('month.restate') : t('month.buildAct')}
      </Button>
    </form>
  )
}

function CloseForm({ month, onDone }: { month: MonthView; onDone: () => void }) {
  const { regency } = useOffice()
  const [word, setWord] = useState('')
  const fresh = useRead(GetFigures, { regency: regency.code, month: month.month })
  const close = useAct(CloseMonth, {
    onDone: () => {
      void notify(t('month.closedToast', { month: fmt.month(month.month) }))
      onDone()
    },
  })
  const counts = fresh.state === 'ready' ? fresh.data.counts : month.counts
  return (
    <form
      className={links.stack}
      onSubmit={(event) => {
        event.preventDefault()
        close.run({ regency: regency.code, month: month.month })
      }}
    >
      <p style={{ margin: 0 }}>
        {t('month.closeEffect', { population: fmt.count(counts.population), registered: fmt.count(counts.registered), active: fmt.count(counts.active) })}
      </p>
      <Note>{t('month.closeNote')}</Note>
      <TextInput
        label={t('month.closeConfirm', { month: month.month })}
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
        autoComplete="off"
      />
      {close.problem && <Refused problem={close.problem} />}
      <Button type="submit" loading={close.busy} disabled={word.trim() !== month.month}>
        {t('month.close')}
      </Button>
    </form>
  )
}
