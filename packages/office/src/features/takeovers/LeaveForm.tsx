import { Button, TextInput } from '@mantine/core'
import { type InputOf, WithdrawTakeovers } from '@semesta/contract'
import { DateField } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

interface Props {
  which: Pick<InputOf<typeof WithdrawTakeovers>, 'ids' | 'programmeId' | 'state' | 'area'>
  /** heads that were meant: those whom the act does not reach are told */
  asked: number
  onClose: () => void
}

/** Takes chosen people, or all that a filter shows, out of a programme: looked at first, with a reason and the day from which it holds. */
export function LeaveForm({ which, asked, onClose }: Props) {
  const { regency } = useOffice()
  const [draft, setDraft] = useState({ on: '', reason: '' })
  const id = useRef(crypto.randomUUID())
  const look = useAct(WithdrawTakeovers, { refresh: false })
  const leave = useAct(WithdrawTakeovers, {
    onDone: ({ heads }) => {
      void notify(t('takeovers.left', { heads: fmt.count(heads) }))
      onClose()
    },
  })
  const set = (part: Partial<typeof draft>) => {
    look.reset()
    setDraft({ ...draft, ...part })
  }
  const ask = (preview: boolean) => ({ regency: regency.code, id: id.current, ...which, ...draft, reason: draft.reason.trim(), preview })
  const seen = look.data
  const problem = look.problem ?? leave.problem
  return (
    <form
      className={links.filters}
      style={{ marginTop: 12 }}
      onSubmit={(event) => {
        event.preventDefault()
        if (seen) leave.run(ask(false))
        else look.run(ask(true))
      }}
    >
      <DateField label={t('takeovers.leaveOn')} required value={draft.on} onChange={(event) => set({ on: event.currentTarget.value })} />
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
        color={seen ? 'red' : undefined}
        loading={look.busy || leave.busy}
        disabled={draft.on === '' || draft.reason.trim().length < 5 || seen?.heads === 0}
      >
        {seen ? t('takeovers.leaveNow', { heads: fmt.count(seen.heads) }) : t('takeovers.look')}
      </Button>
      <Button variant="default" className={links.fixed} onClick={onClose}>
        {t('takeovers.cancel')}
      </Button>
      {seen && (
        <p role="status" style={{ flex: '1 1 100%', margin: 0 }}>
          {t('takeovers.leaveEffect', { heads: fmt.count(seen.heads), rupiah: fmt.rupiah(seen.monthlyRupiah) })}
          {seen.heads < asked && ` ${t('takeovers.leaveRest', { heads: fmt.count(asked - seen.heads) })}`}
        </p>
      )}
      {problem && <Refused problem={problem} />}
    </form>
  )
}
