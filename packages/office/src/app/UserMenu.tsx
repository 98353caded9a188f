import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { t, tMaybe } from '../i18n/index.ts'
import { queries } from './api.ts'
import { useOffice } from './office.tsx'
import { UserButton } from './UserButton.tsx'

const schemes = [
  { id: 'light', icon: IconSun },
  { id: 'dark', icon: IconMoon },
  { id: 'auto', icon: IconDeviceDesktop },
] as const

async function leave() {
  const { auth } = await import('./auth.ts')
  await auth.signOut()
  queries.clear()
  window.location.assign('/masuk')
}

/** Account, appearance, sign out. Loaded when it is first asked for, so it stands open. */
export default function UserMenu() {
  const { me } = useOffice()
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const role = me.grants[0]?.role
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  // The button that was pressed has just been replaced by this one: take its focus first, so that closing gives it back.
  useEffect(() => {
    button.current?.focus()
    setOpened(true)
  }, [])
  return (
    <Menu position="bottom-end" width={230} shadow="md" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <UserButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.user.email}
          {role && <br />}
          {role && `${tMaybe(`roles.${role}`) ?? role} · ${me.grants[0]?.areaName}`}
        </Menu.Label>
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => void navigate({ to: '/akun' })}>
          {t('shell.account')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.appearance')}</Menu.Label>
        {schemes.map(({ id, icon: Icon }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size={16} />}
            aria-current={colorScheme === id || undefined}
            onClick={() => setColorScheme(id)}
            fw={colorScheme === id ? 650 : 400}
          >
            {t(`shell.${id}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
