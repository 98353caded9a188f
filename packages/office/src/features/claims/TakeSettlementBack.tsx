import { ReverseSettlement } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import { useState } from 'react'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import { useFormId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { WithReason } from '../registers/WithReason.tsx'
import type { WholeClaim } from './ClaimScreen.tsx'

interface Props {
  claimId: string
  settlement: WholeClaim['settlements'][number]
}

/** Takes back an entry of what came back, with the reason and the day; the books follow. */
export function TakeSettlementBack({ claimId, settlement }: Props) {
  const { regency } = useOffice()
  const id = useFormId()
  const [on, setOn] = useState(today(regency.timeZone))
  const reverse = useAct(ReverseSettlement, { onDone: () => void notify(t('claims.takenBack')) })
  const amount = fmt.rupiah(settlement.iuran + settlement.bantuan)
  return (
    <WithReason
      act={reverse}
      label={t('claims.takeBack')}
      title={`${t('claims.takeBack')}: ${amount}`}
      hint={t('people.reasonHint')}
      run={(reason) => reverse.run({ regency: regency.code, claimId, settlementId: settlement.id, id, on, reason })}
    >
      <Note>{t('claims.takeBackNote', { amount })}</Note>
      <DateField label={t('claims.takeBackOn')} value={on} onChange={(event) => setOn(event.currentTarget.value)} required />
    </WithReason>
  )
}
