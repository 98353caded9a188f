import { Button, Textarea, TextInput } from '@mantine/core'
import { AllowSponsor, BindSponsorUser } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import type { FormEvent } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import links from '../../app/links.module.css'
import { useFormId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

interface Props {
  sponsorId: string
  onDone: () => void
}
function fieldsOf(event: FormEvent<HTMLFormElement>): (name: string) => string {
  event.preventDefault()
  const form = new FormData(event.currentTarget)
  return (name) => String(form.get(name) ?? '').trim()
}

/** A company may pledge for a while: who answers for it, why, and until when. */
export function ExceptionForm({ sponsorId, onDone }: Props) {
  const { regency } = useOffice()
  const id = useFormId()
  const allow = useAct(AllowSponsor, { onDone })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const field = fieldsOf(event)
    allow.run({
      ...{ regency: regency.code, sponsorId, id, approver: field('approver'), document: field('document'), reason: field('reason') },
      ...{ validFrom: field('from'), validUntil: field('until') },
    })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <TextInput name="approver" required minLength={3} maxLength={120} label={t('sponsors.approver')} />
      <TextInput name="document" required minLength={3} maxLength={160} label={t('sponsors.document')} />
      <Textarea name="reason" required minLength={10} maxLength={400} label={t('sponsors.reason')} />
      <DateField name="from" required label={t('sponsors.validFrom')} defaultValue={today(regency.timeZone)} />
      <DateField name="until" required label={t('sponsors.validUntil')} />
      <Note>{t('sponsors.exceptNote')}</Note>
      {allow.problem && <Refused problem={allow.problem} />}
      <Button type="submit" loading={allow.busy}>
        {t('sponsors.save')}
      </Button>
    </form>
  )
}

/** Who signs in for a donor. */
export function BindForm({ sponsorId, onDone }: Props) {
  const { regency } = useOffice()
  const id = useFormId()
  const bind = useAct(BindSponsorUser, { onDone })
  return (
    <form
      className={links.stack}
      onSubmit={(event) => {
        const field = fieldsOf(event)
        bind.run({ regency: regency.code, sponsorId, id, email: field('email') })
      }}
    >
      <TextInput name="email" type="email" required label={t('sponsors.email')} description={t('sponsors.bindHint')} />
      {bind.problem && <Refused problem={bind.problem} />}
      <Button type="submit" loading={bind.busy}>
        {t('sponsors.bind')}
      </Button>
    </form>
  )
}
