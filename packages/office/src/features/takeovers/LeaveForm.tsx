import { type InputOf, type OutputOf, WithdrawTakeovers } from '@semesta/contract'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useFormId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type Dated, DatedAct } from './DatedAct.tsx'

interface Props {
  which: Pick<InputOf<typeof WithdrawTakeovers>, 'ids' | 'programmeId' | 'state' | 'area'>
  /** heads that were meant: those whom the act does not reach are told */
  asked: number
  onClose: () => void
}

/** Takes chosen people, or all that a filter shows, out of a programme: looked at first, with a reason and the day from which it holds. */
export function LeaveForm({ which, asked, onClose }: Props) {
  const { regency } = useOffice()
  const id = useFormId()
  const look = useAct(WithdrawTakeovers, { refresh: false })
  const leave = useAct(WithdrawTakeovers, {
    onDone: ({ heads }) => {
      void notify(t('takeovers.left', { heads: fmt.count(heads) }))
      onClose()
    },
  })
  const ask = (it: Dated, preview: boolean) => ({ regency: regency.code, id, ...which, ...it, preview })
  const heads = look.data?.heads ?? 0
  return (
    <DatedAct
      look={look}
      act={leave}
      onLook={(it) => look.run(ask(it, true))}
      onAct={(it) => leave.run(ask(it, false))}
      onCancel={onClose}
      dayLabel={t('takeovers.leaveOn')}
      actLabel={t('takeovers.leaveNow', { heads: fmt.count(heads) })}
      effect={look.data && effectOf(look.data, asked)}
      isEmpty={look.data?.heads === 0}
    />
  )
}

function effectOf({ heads, monthlyRupiah }: OutputOf<typeof WithdrawTakeovers>, asked: number): string {
  const rest = heads < asked ? ` ${t('takeovers.leaveRest', { heads: fmt.count(asked - heads) })}` : ''
  return t('takeovers.leaveEffect', { heads: fmt.count(heads), rupiah: fmt.rupiah(monthlyRupiah) }) + rest
}
