import { Button, NativeSelect, TextInput } from '@mantine/core'
import { SettleClaim } from '@semesta/contract'
import { Card, DateField } from '@semesta/ui'
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
import { rupiahTyped } from '../bills/words.ts'
import type { WholeClaim } from './ClaimScreen.tsx'

const KINDS = ['refund', 'offset'] as const

/** What came back, as money or taken off a bill; offered with all that is outstanding. */
export function SettleCard({ it: { claim, open, offsetMonths } }: { it: WholeClaim }) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const [kind, setKind] = useState<(typeof KINDS)[number]>('refund')
  const settle = useAct(SettleClaim, {
    onDone: () => {
      id.current = newId()
      void notify(t('claims.settledNow'))
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    settle.run({
      ...{ regency: regency.code, claimId: claim.id, id: id.current, kind, on: field('on'), documentNumber: field('document') },
      ...{ iuran: rupiahTyped(field('iuran')), bantuan: rupiahTyped(field('bantuan')) },
      ...(kind === 'offset' ? { month: field('month') } : {}),
    })
  }
  const kinds = offsetMonths.length > 0 ? KINDS : KINDS.slice(0, 1)
  return (
    <Card title={t('claims.settle')}>
      <form className={links.stack} onSubmit={submit} key={`${open.iuran} ${open.bantuan}`}>
        <div className={links.filters} style={{ margin: 0 }}>
          <NativeSelect
            label={t('claims.kind')}
            value={kind}
            onChange={(event) => setKind(KINDS.find((it) => it === event.currentTarget.value) ?? 'refund')}
            data={kinds.map((it) => ({ value: it, label: t(`claims.kind-${it}`) }))}
          />
          {kind === 'offset' && (
            <NativeSelect name="month" label={t('claims.offsetMonth')} data={offsetMonths.map((it) => ({ value: it, label: fmt.month(it) }))} />
          )}
          <TextInput name="iuran" required inputMode="numeric" label={t('bills.iuran')} defaultValue={fmt.count(open.iuran)} />
          <TextInput name="bantuan" required inputMode="numeric" label={t('bills.bantuan')} defaultValue={fmt.count(open.bantuan)} />
          <TextInput name="document" required maxLength={200} label={t('claims.settleProof')} />
          <DateField name="on" required label={t('claims.on')} defaultValue={today(regency.timeZone)} />
        </div>
        {settle.problem && <Refused problem={settle.problem} />}
        <Button type="submit" loading={settle.busy} style={{ justifySelf: 'start' }}>
          {t('claims.settle')}
        </Button>
      </form>
    </Card>
  )
}
