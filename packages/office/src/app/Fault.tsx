import { Button } from '@mantine/core'
import { Refusal, Screen } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { t } from '../i18n/index.ts'

/** The last net: something broke in this page. The rest of the office still works. */
export function Fault({ reset }: { reset: () => void }) {
  return (
    <Screen title={t('shell.faultTitle')}>
      <Refusal
        message={t('shell.fault')}
        onRetry={reset}
        action={
          <Button size="xs" onClick={() => window.location.reload()}>
            {t('shell.reload')}
          </Button>
        }
      />
    </Screen>
  )
}

export function NotFound() {
  return (
    <Screen title={t('shell.notFoundTitle')}>
      <Refusal message={t('shell.notFound')} action={<Link to="/">{t('nav.home')}</Link>} />
    </Screen>
  )
}
