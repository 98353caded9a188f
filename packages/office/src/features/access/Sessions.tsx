import { Button } from '@mantine/core'
import { Card, Refusal, Skeletons, StatusTag } from '@semesta/ui'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { auth } from '../../app/auth.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { deviceOf } from './device.ts'
import { sayAuth } from './say-auth.ts'

async function readSessions() {
  const [all, current] = await Promise.all([auth.listSessions(), auth.getSession()])
  if (all.error) throw new Error(sayAuth(all.error))
  return { all: all.data, current: current.data?.session.token }
}

async function leaveEverywhere() {
  await auth.revokeSessions()
  queries.clear()
  window.location.assign('/masuk')
}

async function end(token: string) {
  const { error } = await auth.revokeSession({ token })
  if (!error) void notify(t('access.sessionEnded'))
  await queries.invalidateQueries()
}

/** Where this account is signed in. */
export function Sessions() {
  const { regency } = useOffice()
  const read = useQuery({ queryKey: ['sessions'], queryFn: readSessions })
  return (
    <Card title={t('access.sessions')}>
      {read.isPending && <Skeletons rows={2} />}
      {read.error && <Refusal message={read.error.message} onRetry={() => void read.refetch()} />}
      {read.data && (
        <ul style={{ listStyle: 'none', margin: '0 0 12px', padding: 0, display: 'grid', gap: 10 }}>
          {read.data.all.map((session) => (
            <li key={session.id} className={links.inline} style={{ justifyContent: 'space-between' }}>
              <span style={{ fontSize: 14 }}>
                {deviceOf(session.userAgent ?? '') ?? t('access.unknownDevice')}{' '}
                <span className={links.minor}>
                  {[session.ipAddress, fmt.instant(String(new Date(session.updatedAt).toISOString()), regency.timeZone)].filter(Boolean).join(' · ')}
                </span>
              </span>
              {session.token === read.data.current ? (
                <StatusTag tone="ok">{t('access.thisDevice')}</StatusTag>
              ) : (
                <Button variant="default" size="xs" onClick={() => void end(session.token)}>
                  {t('access.endSession')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" onClick={() => void leaveEverywhere()}>
        {t('access.everywhere')}
      </Button>
    </Card>
  )
}
