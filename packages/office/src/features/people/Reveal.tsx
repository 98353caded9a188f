import { Button, Modal, TextInput } from '@mantine/core'
import { RevealPerson } from '@semesta/contract'
import type { Problem } from '@semesta/kernel'
import { Note, Pairs } from '@semesta/ui'
import { useEffect, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Seconds that the numbers stay on screen. */
const SHOWN_SECONDS = 60

/** The identity numbers of a person. */
export function Reveal({ personId, month }: { personId: string; month: string }) {
  const { regency } = useOffice()
  const reveal = useAct(RevealPerson, { refresh: false })
  const rows = reveal.data && [
    { term: 'NIK', value: reveal.data.nik ?? '–' },
    { term: t('people.kk'), value: reveal.data.kk ?? '–' },
    { term: t('people.card'), value: reveal.data.cards.join(', ') || '–' },
  ]
  return <RevealDialog {...reveal} rows={rows ?? null} onAsk={(reason) => reveal.run({ regency: regency.code, month, personId, reason })} />
}

type Rows = { term: string; value: string }[]
interface DialogProps {
  /** the numbers once they are there */
  rows: Rows | null
  onAsk: (reason: string) => void
  busy: boolean
  problem: Problem | null
  reset: () => void
}

/** Asks for a reason, shows the numbers for a minute, hides them again. */
export function RevealDialog({ rows, onAsk, busy, problem, reset }: DialogProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const close = () => {
    setOpen(false)
    setReason('')
    reset()
  }
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('people.reveal')}
      </Button>
      <Modal opened={open} onClose={close} title={t('people.revealTitle')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        {rows ? (
          <Shown rows={rows} onOver={close} />
        ) : (
          <form
            className={links.stack}
            onSubmit={(event) => {
              event.preventDefault()
              onAsk(reason.trim())
            }}
          >
            <TextInput
              label={t('people.reason')}
              description={t('people.reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              required
              minLength={5}
              maxLength={300}
            />
            {problem && <Refused problem={problem} />}
            <Button type="submit" loading={busy} disabled={reason.trim().length < 5}>
              {t('people.reveal')}
            </Button>
          </form>
        )}
      </Modal>
    </>
  )
}

function Shown({ rows, onOver }: { rows: Rows; onOver: () => void }) {
  const [left, setLeft] = useState(SHOWN_SECONDS)
  useEffect(() => {
    const timer = setInterval(() => setLeft((old) => old - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onOver()
  }, [left, onOver])
  return (
    <div className={links.stack}>
      <Pairs rows={rows} />
      <Note>{t('people.hidesIn', { seconds: left })}</Note>
      <Button variant="default" onClick={onOver}>
        {t('people.hide')}
      </Button>
    </div>
  )
}
