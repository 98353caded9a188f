import { Button, PasswordInput, TextInput } from '@mantine/core'
import { Card, Note, Refusal, StatusTag } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import { queries } from '../../app/api.ts'
import { auth } from '../../app/auth.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { sayAuth } from './say-auth.ts'

interface Enrolment {
  picture: string
  secret: string
  backupCodes: string[]
}

/** An authenticator app as second factor: enrol with a QR code, confirm, keep the backup codes. */
export function SecondFactor() {
  const { me } = useOffice()
  const on = me.user.twoFactorEnabled
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  return (
    <Card title={t('access.factor')} aside={<StatusTag tone={on ? 'ok' : 'warn'}>{on ? t('access.factorOn') : t('access.factorOff')}</StatusTag>}>
      {enrolment ? <Confirm enrolment={enrolment} onDone={() => setEnrolment(null)} /> : <Ask on={on} onEnrol={setEnrolment} />}
    </Card>
  )
}

function Ask({ on, onEnrol }: { on: boolean; onEnrol: (enrolment: Enrolment) => void }) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const enrol = async (password: string) => {
    const { data, error } = await auth.twoFactor.enable({ password })
    if (error) return setRefusal(sayAuth(error))
    if (data.method !== 'totp') return setRefusal(t('auth.OTHER'))
    const { toDataURL } = await import('qrcode')
    const picture = await toDataURL(data.totpURI, { margin: 1, width: 200 })
    onEnrol({ picture, secret: new URL(data.totpURI).searchParams.get('secret') ?? '', backupCodes: data.backupCodes })
  }
  const disable = async (password: string) => {
    const { error } = await auth.twoFactor.disable({ password })
    if (error) return setRefusal(sayAuth(error))
    void notify(t('access.factorRemoved'))
    await queries.invalidateQueries()
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    setBusy(true)
    setRefusal(null)
    await (on ? disable(password) : enrol(password))
    setBusy(false)
  }
  return (
    <form className={links.stack} onSubmit={(event) => void submit(event)}>
      <Note>{on ? t('access.factorOnNote') : t('access.factorOffNote')}</Note>
      {refusal && <Refusal message={refusal} />}
      <PasswordInput
        name="password"
        label={t('access.password')}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
      />
      <Button type="submit" variant={on ? 'default' : 'filled'} loading={busy} style={{ justifySelf: 'start' }}>
        {on ? t('access.factorDisable') : t('access.factorEnable')}
      </Button>
    </form>
  )
}

function Confirm({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).replace(/\s/g, '')
    setBusy(true)
    const { error } = await auth.twoFactor.verifyTotp({ code })
    setBusy(false)
    if (error) return setRefusal(sayAuth(error))
    void notify(t('access.factorAdded'))
    await queries.invalidateQueries()
    onDone()
  }
  return (
    <form className={links.stack} onSubmit={(event) => void submit(event)}>
      <Note>{t('access.scan')}</Note>
      <img src={enrolment.picture} width={200} height={200} alt={t('access.qrAlt')} style={{ background: '#fff', borderRadius: 8 }} />
      <p className={links.minor}>
        {t('access.secret')} <span className={links.mono}>{enrolment.secret}</span>
      </p>
      <div>
        <b style={{ fontSize: 14 }}>{t('access.backupTitle')}</b>
        <p className={links.minor}>{t('access.backupNote')}</p>
        <ul className={links.mono} style={{ columns: 2, margin: 0, paddingLeft: 18 }}>
          {enrolment.backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      {refusal && <Refusal message={refusal} />}
      <TextInput name="code" label={t('access.code')} inputMode="numeric" autoComplete="one-time-code" required />
      <Button type="submit" loading={busy} style={{ justifySelf: 'start' }}>
        {t('access.confirm')}
      </Button>
    </form>
  )
}
