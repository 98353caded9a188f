import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core'
import { IconChevronDown, IconUser } from '@tabler/icons-react'
import type { ComponentPropsWithRef } from 'react'
import { t } from '../i18n/index.ts'
import { useOffice } from './office.tsx'
import styles from './Shell.module.css'

/** Who is signed in; opens the menu of the account. */
export function UserButton(props: UnstyledButtonProps & ComponentPropsWithRef<'button'>) {
  const { me } = useOffice()
  return (
    <UnstyledButton className={styles.user} aria-haspopup="menu" aria-label={t('shell.userMenu', { name: me.user.name })} {...props}>
      <span className={styles.userName}>{me.user.name}</span>
      <span className={styles.userIcon}>
        <IconUser size={18} aria-hidden />
      </span>
      <IconChevronDown size={14} aria-hidden />
    </UnstyledButton>
  )
}
