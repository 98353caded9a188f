import { Button, TextInput } from '@mantine/core'
import type { Problem } from '@semesta/kernel'
import { DateField } from '@semesta/ui'
import { type ReactNode, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'

export interface Dated {
  on: string
  reason: string
}
type Run = { busy: boolean; problem: Problem | null }
interface Props {
  /** the act as a trial; what it would do is shown before it is done */
  look: Run & { reset: () => void }
  act: Run
  onLook: (it: Dated) => void
  onAct: (it: Dated) => void
  onCancel: () => void
  dayLabel: string
  actLabel: string
  /** what it would do; nothing before it was looked at */
  effect: ReactNode
  isEmpty?: boolean
}

/** An act with a day and a reason that is looked at before it is done; another day or reason has to be looked at again. */
export function DatedAct({ look, act, onLook, onAct, onCancel, dayLabel, actLabel, effect, isEmpty = false }: Props) {
  const [draft, setDraft] = useState<Dated>({ on: '', reason: '' })
  const set = (part: Partial<Dated>) => {
    look.reset()
    setDraft({ ...draft, ...part })
  }
  const said = { on: draft.on, reason: draft.reason.trim() }
  const problem = look.problem ?? act.problem
  return (
    <form
      className={links.filters}
      style={{ marginTop: 12 }}
      onSubmit={(event) => {
        event.preventDefault()
        if (effect) onAct(said)
        else onLook(said)
      }}
    >
      <DateField label={dayLabel} required value={draft.on} onChange={(event) => set({ on: event.currentTarget.value })} />
      <TextInput
        label={t('takeovers.reason')}
        required
        minLength={5}
        maxLength={300}
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        style={{ flex: '1 1 280px' }}
      />
      <Button
        type="submit"
        className={links.fixed}
        color={effect ? 'red' : undefined}
        loading={look.busy || act.busy}
        disabled={said.on === '' || said.reason.length < 5 || isEmpty}
      >
        {effect ? actLabel : t('takeovers.look')}
      </Button>
      <Button variant="default" className={links.fixed} onClick={onCancel}>
        {t('takeovers.cancel')}
      </Button>
      {effect && (
        <p role="status" style={{ flex: '1 1 100%', margin: 0 }}>
          {effect}
        </p>
      )}
      {problem && <Refused problem={problem} />}
    </form>
  )
}
