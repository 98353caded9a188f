import { Modal, TextInput } from '@mantine/core'
import { AddArrival, RecordReceipt } from '@semesta/contract'
import { DateField, StatusTag, type Tone } from '@semesta/ui'
import { useState } from 'react'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFormId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import styles from './funds.module.css'
import { type FundView, rupiahOf } from './money.ts'
import { done, type Field, Sheet } from './Sheet.tsx'

type Arrival = FundView['arrivals'][number]
const TONES: Readonly<Record<Arrival['state'], Tone>> = { expected: 'neutral', late: 'bad', part: 'warn', received: 'ok' }

/** Money of a fund that is to come, what came of it, and another day on which more is expected. */
export function Arrivals({ fund, isPast }: { fund: FundView; isPast: boolean }) {
  const { can } = useOffice()
  const [open, setOpen] = useState<Arrival | 'new' | null>(null)
  const mayRecord = can('funds.manage') && !isPast
  const close = () => setOpen(null)
  return (
    <>
      <ul className={styles.plain} style={{ gap: 4, fontSize: 13 }}>
        {fund.arrivals.map((it) => (
          <li key={it.id}>
            <StatusTag tone={TONES[it.state]}>
              {t(`funds.arrival-${it.state}`, {
                amount: fmt.rupiahShort(it.amount),
                date: fmt.date(it.state === 'received' ? (it.receipts.at(-1)?.on ?? null) : it.expectedOn),
                days: it.daysLate,
              })}
            </StatusTag>
            {it.state !== 'received' && mayRecord && (
              <button type="button" className={links.asLink} onClick={() => setOpen(it)}>
                {t('funds.receive')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {fund.arrivals.length === 0 && '–'}
      {fund.inBudget && mayRecord && (
        <button type="button" className={links.asLink} onClick={() => setOpen('new')}>
          {t('funds.arrivalAdd')}
        </button>
      )}
      <Modal
        opened={open !== null}
        onClose={close}
        title={`${t(open === 'new' ? 'funds.arrivalAdd' : 'funds.receive')}: ${fund.name}`}
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        {open === 'new' ? <ArrivalForm fund={fund} onDone={close} /> : open && <ReceiptForm arrival={open} onDone={close} />}
      </Modal>
    </>
  )
}

function ArrivalForm({ fund, onDone }: { fund: FundView; onDone: () => void }) {
  const { regency } = useOffice()
  const id = useFormId()
  const add = useAct(AddArrival, { onDone: done(onDone) })
  const sendIt = (field: Field) => add.run({ regency: regency.code, fundId: fund.id, id, expectedOn: field('on'), amount: rupiahOf(field('amount')) })
  return (
    <Sheet act={add} onSend={sendIt}>
      <TextInput name="amount" required inputMode="numeric" label={t('funds.amount')} />
      <DateField name="on" required label={t('funds.arrivalOn')} />
    </Sheet>
  )
}

function ReceiptForm({ arrival, onDone }: { arrival: Arrival; onDone: () => void }) {
  const { regency } = useOffice()
  const id = useFormId()
  const record = useAct(RecordReceipt, { onDone: done(onDone) })
  const sendIt = (field: Field) =>
    record.run({
      ...{ regency: regency.code, arrivalId: arrival.id, id },
      ...{ on: field('on'), amount: rupiahOf(field('amount')), document: field('document') },
    })
  return (
    <Sheet act={record} onSend={sendIt}>
      <TextInput name="amount" required inputMode="numeric" label={t('funds.amount')} defaultValue={fmt.count(arrival.amount - arrival.received)} />
      <DateField name="on" required label={t('funds.on')} defaultValue={today(regency.timeZone)} />
      <TextInput name="document" required minLength={3} maxLength={200} label={t('funds.number')} placeholder="STS …" />
    </Sheet>
  )
}
