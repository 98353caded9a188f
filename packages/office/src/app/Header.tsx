import { ActionIcon, NativeSelect, UnstyledButton } from '@mantine/core'
import { StatusTag } from '@semesta/ui'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { lang, setLang, t, withTexts } from '../i18n/index.ts'
import { fmt } from './format.ts'
import { useOffice } from './office.tsx'
import styles from './Shell.module.css'
import { UserButton } from './UserButton.tsx'

const UserMenu = lazy(withTexts(() => import('./UserMenu.tsx')))

/** Where, when, search, language, person. */
export function Header({ onSearch, onMenu }: { onSearch: () => void; onMenu: () => void }) {
  return (
    <header className={styles.header}>
      <ActionIcon className={styles.burger} variant="default" size={40} onClick={onMenu} aria-label={t('shell.openMenu')}>
        <IconMenu2 size={20} aria-hidden />
      </ActionIcon>
      <div className={styles.place}>
        <RegencyPicker />
        <MonthPicker />
      </div>
      <UnstyledButton className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K /">
        <IconSearch size={16} aria-hidden />
        <span className={styles.searchText}>{t('shell.search')}</span>
        <kbd className={styles.kbd} aria-hidden>
          Ctrl K
        </kbd>
      </UnstyledButton>
      <LangSwitch />
      <User />
    </header>
  )
}

/** The menu's code comes with the first click: most visits never open it. */
function User() {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) return <UserButton onClick={() => setAsked(true)} />
  return (
    <Suspense fallback={<UserButton />}>
      <UserMenu />
    </Suspense>
  )
}

function RegencyPicker() {
  const { me, regency } = useOffice()
  const navigate = useNavigate()
  if (regency.code === '') return null
  if (me.regencies.length === 1) return <span className={styles.pill}>{regency.name}</span>
  return (
    <NativeSelect
      aria-label={t('shell.regency')}
      className={styles.picker}
      value={regency.code}
      onChange={(event) => void navigate({ to: '/', search: { regency: event.currentTarget.value, month: undefined } })}
      data={me.regencies.map((it) => ({ value: it.code, label: it.name }))}
    />
  )
}

function MonthPicker() {
  const { months, month } = useOffice()
  const navigate = useNavigate()
  const at = months.find((it) => it.month === month)
  if (months.length === 0) return null
  const data = months.map((it) => ({ value: it.month, label: fmt.month(it.month) }))
  if (!at && month) data.unshift({ value: month, label: fmt.month(month) })
  return (
    <>
      <NativeSelect
        aria-label={t('shell.month')}
        className={styles.picker}
        value={month ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          void navigate({ to: '.', search: (old) => ({ ...old, month: chosen, page: undefined }) })
        }}
        data={data}
      />
      {at && (
        <span className={styles.monthState}>
          <StatusTag tone={at.closed ? 'ok' : 'warn'} plain>
            {at.closed ? (at.revision > 1 ? t('shell.closedRevision', { revision: at.revision }) : t('shell.closed')) : t('shell.open')}
          </StatusTag>
        </span>
      )}
    </>
  )
}

function LangSwitch() {
  const next = lang() === 'id' ? 'en' : 'id'
  return (
    <UnstyledButton className={styles.lang} onClick={() => void setLang(next)} title={next === 'en' ? 'Switch to English' : 'Ganti ke bahasa Indonesia'}>
      <span className={lang() === 'id' ? styles.langOn : ''}>ID</span> · <span className={lang() === 'en' ? styles.langOn : ''}>EN</span>
    </UnstyledButton>
  )
}
