import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { AddPledgeStep, ReversePledgeStep } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFormId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { PledgeData, RecordedKind } from './words.ts'

/** A dated step with its numbers and papers. */
export function StepForm({ data, kind, onDone }: { data: PledgeData; kind: RecordedKind; onDone: () => void }) {
  const { regency } = useOffice()
  const id = useFormId()
  const { money } = data.pledge
  const [amount, setAmount] = useState(money.promised - money.received)
  const add = useAct(AddPledgeStep, { onDone })
  const sent = new Set(data.steps.filter((it) => it.kind === 'sent' && !it.reversed).map((it) => it.refersTo))
  const open = data.steps.filter((it) => it.kind === 'allocated' && !it.reversed && !sent.has(it.id))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    add.run({
      ...{ regency: regency.code, pledgeId: data.pledge.id, id, kind, on: field('on'), ourNumber: field('ours') || null, theirNumber: field('theirs') || null },
      ...{ amountRupiah: kind === 'received' ? amount : null, refersTo: kind === 'sent' ? field('list') : null, note: field('note') },
    })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <DateField name="on" required label={t('sponsors.on')} defaultValue={today(regency.timeZone)} />
      {kind === 'received' && (
        <NumberInput
          label={t('sponsors.rupiah')}
          required
          min={1}
          max={money.promised - money.received}
          thousandSeparator="."
          decimalSeparator=","
          value={amount}
          onChange={(value) => setAmount(Number(value))}
        />
      )}
      {kind === 'sent' && (
        <NativeSelect
          name="list"
          label={t('sponsors.whichList')}
          data={open.map((it) => ({ value: it.id, label: `${fmt.date(it.on)} · ${fmt.count(it.heads ?? 0)}` }))}
        />
      )}
      {kind !== 'received' && kind !== 'withdrawn' && <TextInput name="ours" required maxLength={120} label={t('sponsors.ourNumber')} />}
      {kind === 'agreed' && <TextInput name="theirs" required maxLength={120} label={t('sponsors.theirNumber')} />}
      {kind === 'received' && <TextInput name="theirs" required maxLength={120} label={t('sponsors.receiptNumber')} />}
      <Textarea name="note" maxLength={400} label={t('sponsors.note')} required={kind === 'withdrawn'} minLength={kind === 'withdrawn' ? 10 : undefined} />
      <Note>{t(`sponsors.doHint-${kind}`)}</Note>
      {add.problem && <Refused problem={add.problem} />}
      <Button type="submit" loading={add.busy}>
        {t('sponsors.save')}
      </Button>
    </form>
  )
}

/** Taking a step back: its effect first, then the reason. */
export function ReverseForm({ pledgeId, step, onDone }: { pledgeId: string; step: PledgeData['steps'][number]; onDone: () => void }) {
  const { regency } = useOffice()
  const id = useFormId()
  const reverse = useAct(ReversePledgeStep, { onDone })
  return (
    <form
      className={links.stack}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const field = (name: string) => String(form.get(name) ?? '').trim()
        reverse.run({ regency: regency.code, pledgeId, stepId: step.id, id, on: field('on'), reason: field('reason') })
      }}
    >
      <p style={{ margin: 0 }}>
        {step.kind === 'allocated'
          ? t('sponsors.reverseList', { heads: fmt.count(step.heads ?? 0), rupiah: fmt.rupiah(step.amountRupiah ?? 0) })
          : t('sponsors.reverseStep', { step: t(`sponsors.step-${step.kind}`), on: fmt.date(step.on) })}
      </p>
      <DateField name="on" required label={t('sponsors.on')} defaultValue={today(regency.timeZone)} />
      <Textarea name="reason" required minLength={10} maxLength={400} label={t('sponsors.reason')} />
      {reverse.problem && <Refused problem={reverse.problem} />}
      <Button type="submit" color="red" loading={reverse.busy}>
        {t('sponsors.reverse')}
      </Button>
    </form>
  )
}
