import { Button, Modal, TextInput } from '@mantine/core'
import { UndoPair } from '@semesta/contract'
import { useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { WholePair } from './words.ts'

/** Takes the newest decision on a pair back, with a reason: it may be somebody else's. */
export function TakeBack({ pair }: { pair: WholePair }) {
  const { regency } = useOffice()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const undo = useAct(UndoPair, {
    onDone: () => {
      setOpen(false)
      setReason('')
      void notify(t('linkage.undone'))
    },
  })
  const last = pair.history.filter((it) => it.stands).at(-1)
  if (!last) return null
  const label = t(pair.state === 'same' ? 'linkage.splitAgain' : 'linkage.takeBack')
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={label} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <form
          className={links.stack}
          onSubmit={(event) => {
            event.preventDefault()
            undo.run({ regency: regency.code, pairId: pair.pairId, decisionId: last.id, reason: reason.trim() })
          }}
        >
          <p style={{ margin: 0 }}>{t('linkage.decidedBy', { act: t(`linkage.act-${last.act}`), by: last.by })}</p>
          <TextInput
            label={t('people.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            minLength={3}
            maxLength={300}
          />
          {undo.problem && <Refused problem={undo.problem} />}
          <Button type="submit" loading={undo.busy} disabled={reason.trim().length < 3}>
            {label}
          </Button>
        </form>
      </Modal>
    </>
  )
}
