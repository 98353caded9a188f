import { Button, PasswordInput, TextInput } from '@mantine/core'
import { Activate } from '@semesta/contract'
import { Empty } from '@semesta/ui'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'
import { Door } from './Door.tsx'

/** A one-time link: choose a password, then sign in. The very first administrator gives name and email as well. */
export function ActivateScreen() {
  const { token } = useSearch({ from: '__root__' })
  const navigate = useNavigate()
  const [different, setDifferent] = useState(false)
  const activate = useAct(Activate)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim() || undefined
    const password = String(form.get('password'))
    const same = password === String(form.get('again'))
    setDifferent(!same)
    if (same && token) activate.run({ token, password, name: field('name'), email: field('email') })
  }
  if (!token) {
    return (
      <Door title={t('access.activateTitle')} sub="">
        <Empty>{t('access.noToken')}</Empty>
      </Door>
    )
  }
  if (activate.data) {
    return (
      <Door title={t('access.activated')} sub={t('access.activatedSub', { email: activate.data.email })}>
        <Button fullWidth onClick={() => void navigate({ to: '/masuk', search: {} })}>
          {t('access.signIn')}
        </Button>
      </Door>
    )
  }
  return (
    <Door title={t('access.activateTitle')} sub={t('access.activateSub')}>
      <form className={links.stack} onSubmit={submit}>
        {activate.problem && <Refused problem={activate.problem} />}
        <Fields different={different} />
        <Button type="submit" loading={activate.busy}>
          {t('access.activate')}
        </Button>
      </form>
    </Door>
  )
}

function Fields({ different }: { different: boolean }) {
  return (
    <>
      <TextInput name="name" label={t('access.name')} description={t('access.firstOnly')} autoComplete="name" maxLength={120} />
      <TextInput name="email" type="email" label={t('access.email')} description={t('access.firstOnly')} autoComplete="username" />
      <PasswordInput
        name="password"
        label={t('access.newPassword')}
        description={t('access.passwordHint')}
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={128}
        visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
      />
      <PasswordInput
        name="again"
        label={t('access.again')}
        autoComplete="new-password"
        required
        error={different ? t('access.different') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
      />
    </>
  )
}
