import { Button, Modal, TextInput } from '@mantine/core'
import { type OutputOf, RevealPerson } from '@semesta/contract'
import { Note, Pairs } from '@semesta/ui'
import { useEffect, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

type Numbers = OutputOf<typeof RevealPerson>

/** Seconds that the numbers stay on screen. */
const SHOWN_SECONDS = 60

/** Asks for a reason, shows the numbers for a minute, hides them again. */
export function Reveal({ personId, month }: { personId: string; month: string }) {
  const { regency } = useOffice()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const reveal = useAct(RevealPerson, { refresh: false })
  const close = () => {
    setOpen(false)
    setReason('')
    reveal.reset()
  }
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('people.reveal')}
      </Button>
      <Modal opened={open} onClose={close} title={t('people.revealTitle')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        {reveal.data ? (
          <Shown numbers={reveal.data} onOver={close} />
        ) : (
          <form
            className={links.stack}
            onSubmit={(event) => {
              event.preventDefault()
              reveal.run({ regency: regency.code, month, personId, reason: reason.trim() })
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
            {reveal.problem && <Refused problem={reveal.problem} />}
            <Button type="submit" loading={reveal.busy} disabled={reason.trim().length < 5}>
              {t('people.reveal')}
            </Button>
          </form>
        )}
      </Modal>
    </>
  )
}

function Shown({ numbers, onOver }: { numbers: Numbers; onOver: () => void }) {
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
      <Pairs
        rows={[
          { term: 'NIK', value: numbers.nik ?? '–' },
          { term: t('people.kk'), value: numbers.kk ?? '–' },
          { term: t('people.card'), value: numbers.cards.join(', ') || '–' },
        ]}
      />
      <Note>{t('people.hidesIn', { seconds: left })}</Note>
      <Button variant="default" onClick={onOver}>
        {t('people.hide')}
      </Button>
    </div>
  )
}
