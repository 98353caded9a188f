import { Button, PasswordInput } from '@mantine/core'
import { Card, Note, Pairs, Refusal, Row, Screen } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import { auth } from '../../app/auth.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'
import { sayAuth } from './say-auth.ts'

/** One's own account: roles, password, second factor, where one is signed in. */
export function AccountScreen() {
  const { me, regency } = useOffice()
  return (
    <Screen title={t('shell.account')} sub={me.user.email}>
      <Row columns="two">
        <Card title={t('access.roles')}>
          <Pairs
            rows={me.grants.map((grant) => ({
              term: `${grant.areaName} · ${t('access.since', { date: fmt.instant(grant.since, regency.timeZone) })}`,
              value: t(`roles.${grant.role}`),
            }))}
          />
          <Note>{t('access.rolesNote')}</Note>
        </Card>
        <PasswordCard />
      </Row>
      <Row columns="two">
        <SecondFactor />
        <Sessions />
      </Row>
    </Screen>
  )
}

function PasswordCard() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    setBusy(true)
    const { error } = await auth.changePassword({ currentPassword: String(form.get('old')), newPassword: String(form.get('new')), revokeOtherSessions: true })
    setBusy(false)
    setRefusal(error ? sayAuth(error) : null)
    if (error) return
    element.reset()
    void notify(t('access.passwordChanged'))
  }
  const eye = { 'aria-label': t('access.showPassword') }
  return (
    <Card title={t('access.changePassword')}>
      <form className={links.stack} onSubmit={(event) => void submit(event)}>
        {refusal && <Refusal message={refusal} />}
        <PasswordInput name="old" label={t('access.oldPassword')} autoComplete="current-password" required visibilityToggleButtonProps={eye} />
        <PasswordInput
          name="new"
          label={t('access.newPassword')}
          description={t('access.passwordHint')}
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={128}
          visibilityToggleButtonProps={eye}
        />
        <Button type="submit" loading={busy} style={{ justifySelf: 'start' }}>
          {t('access.changePassword')}
        </Button>
      </form>
    </Card>
  )
}
