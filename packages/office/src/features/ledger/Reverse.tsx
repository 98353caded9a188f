import { ReverseJournal } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import { useState } from 'react'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { useFormId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { WithReason } from '../registers/WithReason.tsx'
import type { JournalView } from './JournalsCard.tsx'

/** Takes a journal back, with the reason and the day. The id is chosen once, so that sending it again books nothing. */
export function Reverse({ journal }: { journal: JournalView }) {
  const { regency } = useOffice()
  const id = useFormId()
  const [on, setOn] = useState(today(regency.timeZone))
  const reverse = useAct(ReverseJournal, { onDone: ({ number }) => void notify(t('ledger.reversed', { number })) })
  return (
    <WithReason
      act={reverse}
      label={t('ledger.reverse')}
      title={t('ledger.reverseTitle', { number: journal.number })}
      hint={t('people.reasonHint')}
      run={(why) => reverse.run({ regency: regency.code, journalId: journal.id, id, on, why })}
    >
      <Note>{t('ledger.reverseNote')}</Note>
      <DateField label={t('ledger.reverseOn')} value={on} onChange={(event) => setOn(event.currentTarget.value)} required />
    </WithReason>
  )
}
