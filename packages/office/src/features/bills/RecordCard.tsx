import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type ListBills, type OutputOf, RecordBill } from '@semesta/contract'
import { Card, DateField, Note } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type BillView, rupiahTyped } from './words.ts'

type Waiting = OutputOf<typeof ListBills>['waiting']

/** The letter of a bill, with its list by name where there is one. */
export function RecordCard({ waiting, known }: { waiting: Waiting; known: readonly BillView[] }) {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const id = useRef(newId())
  const [batchId, setBatch] = useState(waiting[0]?.batchId ?? '')
  const file = waiting.find((it) => it.batchId === batchId)
  const [month, setMonth] = useState(file?.month ?? '')
  const chosen = file?.month ?? month
  const record = useAct(RecordBill, { onDone: (bill) => void navigate({ to: '/tagihan/$billId', params: { billId: bill.id }, search: {} }) })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const opening = field('opening')
    record.run({
      ...{ regency: regency.code, id: id.current, month: chosen, letterNumber: field('number'), letterOn: field('on'), receivedOn: field('received') },
      ...{ heads: rupiahTyped(field('heads')), iuran: rupiahTyped(field('iuran')), bantuan: rupiahTyped(field('bantuan')) },
      ...(batchId ? { batchId } : {}),
      ...(opening ? { openingHeads: rupiahTyped(opening) } : {}),
      ...(field('reason') ? { reason: field('reason') } : {}),
    })
  }
  const replaces = known.some((it) => it.month === chosen)
  return (
    <Card title={t('bills.record')}>
      <form className={links.stack} onSubmit={submit}>
        <Note>{t('bills.recordHint')}</Note>
        <div className={links.filters} style={{ margin: 0 }}>
          <NativeSelect
            label={t('bills.file')}
            value={batchId}
            onChange={(event) => setBatch(event.currentTarget.value)}
            data={[
              ...waiting.map((it) => ({
                value: it.batchId,
                label: t('bills.fileOf', { month: fmt.month(it.month), name: it.fileName, lines: fmt.count(it.lines) }),
              })),
              { value: '', label: t('bills.noFile') },
            ]}
          />
          {!file && <DateField kind="month" required label={t('bills.month')} value={month} onChange={(event) => setMonth(event.currentTarget.value)} />}
          <TextInput name="number" required maxLength={200} label={t('bills.letterNumber')} />
          <DateField name="on" required label={t('bills.letterOn')} defaultValue={today(regency.timeZone)} />
          <DateField name="received" required label={t('bills.receivedOn')} defaultValue={today(regency.timeZone)} />
          <TextInput name="heads" required inputMode="numeric" label={t('bills.heads')} />
          <TextInput name="iuran" required inputMode="numeric" label={t('bills.iuran')} />
          <TextInput name="bantuan" required inputMode="numeric" label={t('bills.bantuan')} />
          <TextInput name="opening" inputMode="numeric" label={t('bills.openingHeads')} description={t('bills.openingHint')} />
          {replaces && <TextInput name="reason" required minLength={3} maxLength={300} label={t('bills.why')} />}
        </div>
        {record.problem && <Refused problem={record.problem} />}
        <Button type="submit" loading={record.busy} style={{ justifySelf: 'start' }}>
          {t('bills.send')}
        </Button>
      </form>
    </Card>
  )
}
