import { Button, Modal } from '@mantine/core'
import { EndGrant, ListUsers, type User } from '@semesta/contract'
import { Card, type Column, DataTable, Screen, StatusTag } from '@semesta/ui'
import { useState } from 'react'
import type { z } from 'zod'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { GrantForm, InviteForm } from './UserForms.tsx'

type UserView = z.output<typeof User>
type Open = { kind: 'invite' } | { kind: 'grant' | 'end'; user: UserView; grantId?: string } | null
/** Who signs in and what they may do where. */
export function UsersScreen() {
  const { regency } = useOffice()
  const [open, setOpen] = useState<Open>(null)
  const list = useList(ListUsers, { regency: regency.code })
  return (
    <Screen title={t('nav.users')} sub={t('access.usersSub')} actions={<Button onClick={() => setOpen({ kind: 'invite' })}>{t('access.invite')}</Button>}>
      <Card>
        <Rows list={list} none={t('access.noUsers')} rows={5}>
          {(data) => <UserTable rows={data.rows} onOpen={setOpen} />}
        </Rows>
      </Card>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open ? t(`access.title-${open.kind}`) : ''}
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        {open?.kind === 'invite' && <InviteForm />}
        {open?.kind === 'grant' && <GrantForm user={open.user} onDone={() => setOpen(null)} />}
        {open?.kind === 'end' && <EndForm user={open.user} grantId={open.grantId ?? ''} onDone={() => setOpen(null)} />}
      </Modal>
    </Screen>
  )
}

function UserTable({ rows, onOpen }: { rows: readonly UserView[]; onOpen: (open: Open) => void }) {
  const { regency } = useOffice()
  const columns: Column<UserView>[] = [
    {
      key: 'name',
      label: t('access.name'),
      sortBy: (row) => row.name,
      render: (row) => (
        <>
          {row.name}
          <br />
          <span className={links.minor}>{row.email}</span>
        </>
      ),
    },
    { key: 'roles', label: t('access.roles'), render: (row) => <Grants user={row} onOpen={onOpen} /> },
    {
      key: 'state',
      label: t('registers.state'),
      render: (row) => (
        <span className={links.inline}>
          <StatusTag tone={row.active ? 'ok' : 'warn'}>{row.active ? t('access.userActive') : t('access.userWaiting')}</StatusTag>
          {row.twoFactorEnabled && (
            <StatusTag tone="neutral" plain>
              TOTP
            </StatusTag>
          )}
        </span>
      ),
    },
    { key: 'last', label: t('access.lastSignIn'), sortBy: (row) => row.lastSignInAt, render: (row) => fmt.instant(row.lastSignInAt, regency.timeZone) },
  ]
  return <DataTable caption={t('nav.users')} rows={rows} rowKey={(row) => row.id} columns={columns} />
}

function Grants({ user, onOpen }: { user: UserView; onOpen: (open: Open) => void }) {
  return (
    <div style={{ display: 'grid', gap: 6, justifyItems: 'start' }}>
      {user.grants.map((grant) => (
        <span key={grant.id} className={links.inline}>
          {t(`roles.${grant.role}`)} · {grant.areaName}
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => onOpen({ kind: 'end', user, grantId: grant.id })}
            aria-label={t('access.endGrantOf', { role: t(`roles.${grant.role}`), area: grant.areaName, name: user.name })}
          >
            {t('access.endGrant')}
          </Button>
        </span>
      ))}
      <Button variant="default" size="compact-xs" onClick={() => onOpen({ kind: 'grant', user })} aria-label={t('access.addGrantFor', { name: user.name })}>
        {t('access.addGrant')}
      </Button>
    </div>
  )
}

function EndForm({ user, grantId, onDone }: { user: UserView; grantId: string; onDone: () => void }) {
  const { regency } = useOffice()
  const grant = user.grants.find((it) => it.id === grantId)
  const end = useAct(EndGrant, {
    onDone: () => {
      void notify(t('access.grantEnded'))
      onDone()
    },
  })
  if (!grant) return null
  return (
    <div className={links.stack}>
      <p style={{ margin: 0 }}>{t('access.endEffect', { name: user.name, role: t(`roles.${grant.role}`), area: grant.areaName })}</p>
      {end.problem && <Refused problem={end.problem} />}
      <Button loading={end.busy} onClick={() => end.run({ regency: regency.code, userId: user.id, grantId })}>
        {t('access.endGrant')}
      </Button>
    </div>
  )
}
