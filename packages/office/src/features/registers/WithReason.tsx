import { Button, Modal, TextInput } from '@mantine/core'
import type { Problem } from '@semesta/kernel'
import { type ReactNode, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'

interface Props {
  act: { busy: boolean; problem: Problem | null }
  label: string
  title: string
  run: (reason: string) => void
  /** the effect, said before it happens */
  children?: ReactNode
  /** who reads the reason; without it whoever sent the file */
  hint?: string
}

/** An act that nobody does without saying why. */
export function WithReason({ act, label, title, run, children, hint }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={title} size="lg" closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <form
          className={links.stack}
          onSubmit={(event) => {
            event.preventDefault()
            run(reason.trim())
          }}
        >
          {children}
          <TextInput
            label={t('review.reason')}
            description={hint ?? t('review.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            minLength={5}
            maxLength={500}
          />
          {act.problem && <Refused problem={act.problem} />}
          <Button type="submit" loading={act.busy} disabled={reason.trim().length < 5}>
            {label}
          </Button>
        </form>
      </Modal>
    </>
  )
}
