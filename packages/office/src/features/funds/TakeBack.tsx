import { ReversePayment } from '@semesta/contract'
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
import type { PaymentView } from './money.ts'

/** Takes a payment back to the step before it, with the reason and the day; the books follow. */
export function TakeBack({ payment }: { payment: PaymentView }) {
  const { regency } = useOffice()
  const id = useFormId()
  const [on, setOn] = useState(today(regency.timeZone))
  const reverse = useAct(ReversePayment, { onDone: () => void notify(t('funds.takenBack')) })
  return (
    <WithReason
      act={reverse}
      label={t('funds.takeBack')}
      title={`${t('funds.takeBack')}: ${fmt.month(payment.month)}`}
      hint={t('people.reasonHint')}
      run={(reason) => reverse.run({ regency: regency.code, paymentId: payment.id, id, on, reason })}
    >
      <Note>{t('funds.takeBackNote', { total: fmt.rupiah(payment.total), due: fmt.date(payment.dueOn) })}</Note>
      <DateField label={t('funds.takeBackOn')} value={on} onChange={(event) => setOn(event.currentTarget.value)} required />
    </WithReason>
  )
}
