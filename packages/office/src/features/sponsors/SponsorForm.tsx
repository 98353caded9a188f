import { Button, NativeSelect, TextInput } from '@mantine/core'
import { RecordSponsor, SPONSOR_KINDS } from '@semesta/contract'
import { Note } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useFormId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { SponsorView } from './words.ts'

const EMPLOYERS = ['company', 'state-company', 'cooperative']

/** A donor, or what has changed about one. */
export function SponsorForm({ sponsor, onDone }: { sponsor?: SponsorView; onDone: () => void }) {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const id = useFormId()
  const [kind, setKind] = useState<SponsorView['kind']>(sponsor?.kind ?? 'company')
  const record = useAct(RecordSponsor, {
    onDone: (done) => {
      onDone()
      void navigate({ to: '/donatur/$sponsorId', params: { sponsorId: done.id }, search: {} })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const maybe = (name: string) => field(name) || null
    record.run({
      ...{ regency: regency.code, id, ...(sponsor ? { sponsorId: sponsor.id } : {}), kind, name: field('name'), npwp: maybe('npwp') },
      employerCode: maybe('employerCode'),
      contact: { person: field('person'), phone: maybe('phone'), email: maybe('email'), address: maybe('address') },
    })
  }
  const contact = sponsor?.contact
  return (
    <form className={links.stack} onSubmit={submit}>
      <div className={links.filters} style={{ margin: 0 }}>
        <NativeSelect
          label={t('sponsors.kind')}
          value={kind}
          onChange={(event) => setKind(SPONSOR_KINDS.find((it) => it === event.currentTarget.value) ?? 'company')}
          data={SPONSOR_KINDS.map((it) => ({ value: it, label: t(`sponsors.kind-${it}`) }))}
        />
        <TextInput name="name" required minLength={3} maxLength={160} label={t('sponsors.name')} defaultValue={sponsor?.name} style={{ flex: '1 1 240px' }} />
        <TextInput name="npwp" label="NPWP" pattern="[0-9.\-]{15,25}" defaultValue={sponsor?.npwp ?? ''} />
        {EMPLOYERS.includes(kind) && (
          <TextInput name="employerCode" maxLength={40} label={t('sponsors.employerCode')} defaultValue={sponsor?.employerCode ?? ''} />
        )}
        <TextInput name="person" required maxLength={120} label={t('sponsors.contact')} defaultValue={contact?.person} />
        <TextInput name="phone" maxLength={40} label={t('sponsors.phone')} defaultValue={contact?.phone ?? ''} />
        <TextInput name="email" type="email" label={t('sponsors.email')} defaultValue={contact?.email ?? ''} />
        <TextInput name="address" maxLength={300} label={t('sponsors.address')} defaultValue={contact?.address ?? ''} style={{ flex: '1 1 240px' }} />
      </div>
      {EMPLOYERS.includes(kind) && <Note>{t('sponsors.employerHint')}</Note>}
      {record.problem && <Refused problem={record.problem} />}
      <Button type="submit" loading={record.busy}>
        {t('sponsors.save')}
      </Button>
    </form>
  )
}
