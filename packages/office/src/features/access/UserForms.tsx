import { Button, CopyButton, NativeSelect, TextInput } from '@mantine/core'
import { AddGrant, AddUser, ROLES, type Role, type User } from '@semesta/contract'
import { isAreaCode } from '@semesta/kernel'
import { Note } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useAreas, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

const field = (form: FormData, name: string) => String(form.get(name) ?? '').trim()
const roleOf = (form: FormData): Role => ROLES.find((it) => it === form.get('role')) ?? 'auditor'

/** Which role, on which area; below a village the RW and RT are typed in. */
function RoleFields() {
  const { regency } = useOffice()
  const areas = useAreas()
  const [area, setArea] = useState(regency.code)
  const known = areas.state === 'ready' ? areas.data.areas.filter((it) => it.level !== 'regency') : []
  const options = [
    { value: regency.code, label: regency.name },
    ...known.map((it) => ({ value: it.code, label: it.level === 'kecamatan' ? t('areas.kecamatan', { name: it.name }) : `– ${it.name}` })),
  ]
  return (
    <>
      <NativeSelect name="role" label={t('access.role')} data={ROLES.filter((it) => it !== 'province').map((it) => ({ value: it, label: t(`roles.${it}`) }))} />
      <NativeSelect name="area" label={t('access.area')} value={area} onChange={(event) => setArea(event.currentTarget.value)} data={options} />
      {area.length === 13 && (
        <div className={links.filters} style={{ margin: 0 }}>
          <TextInput name="rw" label="RW" placeholder="003" pattern="\d{1,3}" inputMode="numeric" />
          <TextInput name="rt" label="RT" placeholder="012" pattern="\d{1,3}" inputMode="numeric" />
        </div>
      )}
    </>
  )
}

/** The area code of the form, RW and RT filled up to three digits. */
function areaOf(form: FormData): string {
  const parts = [field(form, 'area'), ...['rw', 'rt'].map((name) => field(form, name)).map((digits) => digits && `00${digits}`.slice(-3))]
  const empty = parts.indexOf('')
  const code = parts.slice(0, empty === -1 ? undefined : empty).join('/')
  return isAreaCode(code) ? code : field(form, 'area')
}

/** Invites a person; the one-time link is handed over by hand. */
export function InviteForm() {
  const { regency } = useOffice()
  const add = useAct(AddUser)
  if (add.data) {
    const link = `${window.location.origin}${add.data.activationPath}`
    return (
      <div className={links.stack}>
        <p style={{ margin: 0 }}>{t('access.invited', { name: add.data.user.name, until: fmt.instant(add.data.expiresAt, regency.timeZone) })}</p>
        <TextInput readOnly label={t('access.link')} value={link} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={link}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t('access.copied') : t('access.copy')}</Button>}</CopyButton>
        <Note>{t('access.linkNote')}</Note>
      </div>
    )
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    add.run({ regency: regency.code, name: field(form, 'name'), email: field(form, 'email'), role: roleOf(form), areaCode: areaOf(form) })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <TextInput name="name" label={t('access.name')} required maxLength={120} autoComplete="off" />
      <TextInput name="email" type="email" label={t('access.email')} required autoComplete="off" />
      <RoleFields />
      {add.problem && <Refused problem={add.problem} />}
      <Button type="submit" loading={add.busy}>
        {t('access.invite')}
      </Button>
    </form>
  )
}

/** Gives one more role to a person who already signs in. */
export function GrantForm({ user, onDone }: { user: z.output<typeof User>; onDone: () => void }) {
  const { regency } = useOffice()
  const add = useAct(AddGrant, {
    onDone: () => {
      void notify(t('access.grantAdded'))
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    add.run({ regency: regency.code, userId: user.id, role: roleOf(form), areaCode: areaOf(form) })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <p style={{ margin: 0 }}>{t('access.addGrantFor', { name: user.name })}</p>
      <RoleFields />
      {add.problem && <Refused problem={add.problem} />}
      <Button type="submit" loading={add.busy}>
        {t('access.addGrant')}
      </Button>
    </form>
  )
}
