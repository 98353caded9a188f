import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { CLAIM_BASES, type ListClaims, type OutputOf, SendClaim } from '@semesta/contract'
import { DateField } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
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

type Ready = OutputOf<typeof ListClaims>['ready']

/** Chooses bills and the basis; lines and rupiah are said before the claim is sent. */
export function SendCard({ ready }: { ready: Ready }) {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const id = useRef(newId())
  const [chosen, setChosen] = useState<string[]>(ready.map((it) => it.billId))
  const [basis, setBasis] = useState<(typeof CLAIM_BASES)[number]>('full')
  const own = ready.filter((it) => chosen.includes(it.billId))
  const lines = own.reduce((sum, it) => sum + it.lines, 0)
  const rupiah = own.reduce((sum, it) => sum + (basis === 'full' ? it.rupiahFull : it.rupiahMinimum), 0)
  const send = useAct(SendClaim, {
    onDone: (claim) => {
      void notify(t('claims.sent'))
      void navigate({ to: '/klaim/$claimId', params: { claimId: claim.id }, search: {} })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const note = field('note')
    send.run({
      ...{ regency: regency.code, id: id.current, number: field('number'), sentOn: field('on'), basis, billIds: own.map((it) => it.billId) },
      ...{ expectLines: lines, ...(note ? { note } : {}) },
    })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <Checkbox.Group label={t('claims.choose')} value={chosen} onChange={setChosen}>
        <div className={links.inline} style={{ marginTop: 6 }}>
          {ready.map((it) => (
            <Checkbox key={it.billId} value={it.billId} label={`${fmt.month(it.month)} (${fmt.count(it.lines)})`} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={links.filters} style={{ margin: 0 }}>
        <NativeSelect
          label={t('claims.basis')}
          value={basis}
          onChange={(event) => setBasis(CLAIM_BASES.find((it) => it === event.currentTarget.value) ?? 'full')}
          data={CLAIM_BASES.map((it) => ({ value: it, label: t(`claims.basis-${it}`) }))}
        />
        <TextInput name="number" required maxLength={200} label={t('claims.letterNumber')} />
        <DateField name="on" required label={t('claims.on')} defaultValue={today(regency.timeZone)} />
        <TextInput name="note" maxLength={500} label={t('claims.note')} />
      </div>
      <p style={{ margin: 0 }}>{t('claims.sendEffect', { lines: fmt.count(lines), rupiah: fmt.rupiah(rupiah) })}</p>
      {send.problem && <Refused problem={send.problem} />}
      <Button type="submit" loading={send.busy} disabled={lines === 0} style={{ justifySelf: 'start' }}>
        {t('claims.send')}
      </Button>
    </form>
  )
}
