import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { StartAllocation } from '@semesta/contract'
import { Note } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFormId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { PledgeView } from './words.ts'

/** Which pledges are shared out, and how; nothing counts yet. */
export function AllocateForm({ pledges }: { pledges: readonly PledgeView[] }) {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const id = useFormId()
  const [chosen, setChosen] = useState<string[]>(pledges.map((it) => it.id))
  const [method, setMethod] = useState<'rules' | 'optimal'>('optimal')
  const start = useAct(StartAllocation, {
    onDone: (plan) => void navigate({ to: '/donatur/pembagian/$allocationId', params: { allocationId: plan.id }, search: {} }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const lot = String(new FormData(event.currentTarget).get('lot') ?? '').trim()
    start.run({ regency: regency.code, id, pledgeIds: pledges.map((it) => it.id).filter((it) => chosen.includes(it)), method, lot })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <Checkbox.Group label={t('sponsors.whichPledges')} value={chosen} onChange={setChosen}>
        <div className={links.stack} style={{ marginTop: 8, gap: 8 }}>
          {pledges.map((it) => (
            <Checkbox
              key={it.id}
              value={it.id}
              label={t('sponsors.pledgeLine', { sponsor: it.sponsor, heads: fmt.count(it.money.headsLeft), left: fmt.rupiah(it.money.left) })}
            />
          ))}
        </div>
      </Checkbox.Group>
      <Radio.Group label={t('sponsors.method')} value={method} onChange={(value) => setMethod(value === 'rules' ? 'rules' : 'optimal')}>
        <div className={links.stack} style={{ marginTop: 8, gap: 8 }}>
          <Radio value="optimal" label={t('sponsors.method-optimal')} description={t('sponsors.hint-optimal')} />
          <Radio value="rules" label={t('sponsors.method-rules')} description={t('sponsors.hint-rules')} />
        </div>
      </Radio.Group>
      <TextInput name="lot" required maxLength={60} label={t('sponsors.lot')} description={t('sponsors.lotHint')} defaultValue={today(regency.timeZone)} />
      {start.problem && <Refused problem={start.problem} />}
      <Button type="submit" loading={start.busy} disabled={chosen.length === 0}>
        {t('sponsors.workOut')}
      </Button>
      <Note>{t('sponsors.workOutNote')}</Note>
    </form>
  )
}
