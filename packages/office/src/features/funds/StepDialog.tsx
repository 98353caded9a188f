import { Button, Modal, TextInput } from '@mantine/core'
import { TakeStep } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import { type FormEvent, useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type PaymentView, rupiahOf } from './money.ts'

type Step = NonNullable<PaymentView['next']>['step']

/** The next step of a bill, as the button that takes it. */
export function StepDialog({ payment, step }: { payment: PaymentView; step: Step }) {
  const [open, setOpen] = useState(false)
  const label = t(`funds.take-${step}`)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`${label}: ${fmt.month(payment.month)}`}
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        <StepForm payment={payment} step={step} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function StepForm({ payment, step, onDone }: { payment: PaymentView; step: Step; onDone: () => void }) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const take = useAct(TakeStep, {
    onDone: () => {
      void notify(t('funds.stepSaved'))
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const accepted = step === 'verified' ? { iuran: rupiahOf(field('iuran')), bantuan: rupiahOf(field('bantuan')) } : {}
    take.run({ regency: regency.code, paymentId: payment.id, id: id.current, step, number: field('number'), on: field('on'), ...accepted })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <TextInput name="number" required minLength={3} maxLength={120} label={t('funds.number')} />
      <DateField name="on" required label={t('funds.on')} defaultValue={today(regency.timeZone)} />
      {step === 'verified' &&
        (['iuran', 'bantuan'] as const).map((part) => (
          <TextInput
            key={part}
            name={part}
            required
            inputMode="numeric"
            label={t('funds.accepted', { part: t(`funds.part-${part}`) })}
            description={t('funds.acceptedHint', { max: fmt.rupiah(payment[part]) })}
            defaultValue={fmt.count(payment[part])}
          />
        ))}
      {step === 'sp2d' && <Note>{t('funds.bookNote', { total: fmt.rupiah(payment.total) })}</Note>}
      {take.problem && <Refused problem={take.problem} />}
      <Button type="submit" loading={take.busy}>
        {t(`funds.take-${step}`)}
      </Button>
    </form>
  )
}
