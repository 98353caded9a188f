import { Button, TextInput } from '@mantine/core'
import { VerifyBill } from '@semesta/contract'
import { Card, DateField, Note } from '@semesta/ui'
import { type FormEvent, useRef } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { inDispute, totalOf, type WholeBill } from './words.ts'

const FIELDS = ['numberPemda', 'numberBpjs', 'pemdaName', 'pemdaTitle', 'bpjsName', 'bpjsTitle'] as const

/** Signs the statement once every line is decided; its effect is said first. */
export function SignCard({ it: { bill, payable } }: { it: WholeBill }) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const sign = useAct(VerifyBill, { onDone: () => void notify(t('bills.signed')) })
  const open = inDispute(bill, ['open']).lines
  const held = inDispute(bill, ['held'])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const [numberPemda = '', numberBpjs = '', pemdaName = '', pemdaTitle = '', bpjsName = '', bpjsTitle = ''] = FIELDS.map(field)
    sign.run({
      ...{ regency: regency.code, billId: bill.id, id: id.current, signedOn: field('signedOn') },
      ...{ numberPemda, numberBpjs, pemdaName, pemdaTitle, bpjsName, bpjsTitle },
    })
  }
  return (
    <Card title={t('bills.sign')}>
      <Note>{t('bills.signHint')}</Note>
      {open > 0 ? (
        <p>{t('bills.signOpen', { lines: fmt.count(open) })}</p>
      ) : (
        <form className={links.stack} onSubmit={submit}>
          <p style={{ margin: 0 }}>
            {t('bills.signEffect', { payable: fmt.rupiah(totalOf(payable)), held: fmt.count(held.lines), rupiah: fmt.rupiah(held.rupiahFull) })}
          </p>
          <div className={links.filters} style={{ margin: 0 }}>
            {FIELDS.map((name) => (
              <TextInput key={name} name={name} required maxLength={200} label={t(`bills.${name}`)} />
            ))}
            <DateField name="signedOn" required label={t('bills.signedOn')} defaultValue={today(regency.timeZone)} />
          </div>
          {sign.problem && <Refused problem={sign.problem} />}
          <Button type="submit" loading={sign.busy} style={{ justifySelf: 'start' }}>
            {t('bills.sign')}
          </Button>
        </form>
      )}
    </Card>
  )
}
