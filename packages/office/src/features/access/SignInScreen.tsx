import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { Refusal } from '@semesta/ui'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { queries } from '../../app/api.ts'
import { auth } from '../../app/auth.ts'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'
import { Door } from './Door.tsx'
import { sayAuth } from './say-auth.ts'

/** Email and password, then the code of the second factor where there is one. */
export function SignInScreen() {
  const [second, setSecond] = useState(false)
  return (
    <Door title={second ? t('access.secondTitle') : t('access.signInTitle')} sub={second ? t('access.secondSub') : t('access.signInSub')}>
      {second ? <SecondForm /> : <PasswordForm onSecond={() => setSecond(true)} />}
    </Door>
  )
}

function useEnter() {
  const { next } = useSearch({ from: '__root__' })
  const navigate = useNavigate()
  const router = useRouter()
  return () => {
    queries.clear()
    if (next) router.history.push(next)
    else void navigate({ to: '/' })
  }
}

function PasswordForm({ onSecond }: { onSecond: () => void }) {
  const enter = useEnter()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const { data, error } = await auth.signIn.email({ email: String(form.get('email')).trim(), password: String(form.get('password')) })
    setBusy(false)
    if (error) setRefusal(sayAuth(error))
    else if (data && 'twoFactorRedirect' in data && data.twoFactorRedirect) onSecond()
    else enter()
  }
  return (
    <form className={links.stack} onSubmit={(event) => void submit(event)}>
      {refusal && <Refusal message={refusal} />}
      <TextInput name="email" type="email" label={t('access.email')} autoComplete="username" required size="md" />
      <PasswordInput
        name="password"
        label={t('access.password')}
        autoComplete="current-password"
        required
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
      />
      <Button type="submit" size="md" loading={busy}>
        {t('access.signIn')}
      </Button>
      <p className={links.minor}>{t('access.forgot')}</p>
    </form>
  )
}

function SecondForm() {
  const enter = useEnter()
  const [backup, setBackup] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const code = String(form.get('code')).replace(/\s/g, '')
    const trustDevice = form.get('trust') !== null
    setBusy(true)
    const { error } = backup ? await auth.twoFactor.verifyBackupCode({ code, trustDevice }) : await auth.twoFactor.verifyTotp({ code, trustDevice })
    setBusy(false)
    if (error) setRefusal(sayAuth(error))
    else enter()
  }
  return (
    <form className={links.stack} onSubmit={(event) => void submit(event)}>
      {refusal && <Refusal message={refusal} />}
      <TextInput
        key={String(backup)}
        name="code"
        label={backup ? t('access.backupCode') : t('access.code')}
        inputMode={backup ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        required
        size="md"
      />
      <Checkbox name="trust" label={t('access.trust')} />
      <Button type="submit" size="md" loading={busy}>
        {t('access.signIn')}
      </Button>
      <Button variant="subtle" onClick={() => setBackup(!backup)}>
        {backup ? t('access.useCode') : t('access.useBackup')}
      </Button>
    </form>
  )
}
