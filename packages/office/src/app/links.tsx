import type { Endpoint, InputOf } from '@semesta/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '../i18n/index.ts'
import { fmt } from './format.ts'
import styles from './links.module.css'
import { useOffice } from './office.tsx'
import { fileHref } from './request.ts'
import type { OfficeSearch } from './search.ts'

type Behind = Pick<OfficeSearch, 'area' | 'segment' | 'sex' | 'age' | 'cause' | 'since' | 'payer' | 'unit' | 'month'> & {
  count: NonNullable<OfficeSearch['count']>
}

/** A number that opens the people it counted; plain for whom names are closed. */
export function PeopleNumber({ value, behind, children }: { value?: number; behind: Behind; children?: ReactNode }) {
  const { can } = useOffice()
  const text = children ?? fmt.count(value ?? 0)
  if (!can('people.read') || value === 0) return <>{text}</>
  return (
    <Link to="/warga/daftar" search={behind} className={styles.num} preload={false}>
      {text}
    </Link>
  )
}

/** A number that opens the findings of one rule. */
export function RuleNumber({ rule, value, filters = {} }: { rule: string; value: number; filters?: Pick<OfficeSearch, 'area' | 'segment' | 'cause'> }) {
  const [topic = '', name = ''] = rule.split('/')
  return (
    <Link to="/temuan/$topic/$name" params={{ topic, name }} search={filters} className={styles.num} preload={false}>
      {fmt.count(value)}
    </Link>
  )
}

type Format = 'csv' | 'xlsx'

/** Rows that can be taken away as a file: who may, and where. */
export interface ExportOf {
  endpoint: Endpoint
  href: (format: Format) => string
}

/** The file of an endpoint, narrowed as the list on screen is. */
export function exportOf<E extends Endpoint>(endpoint: E, filter: Omit<InputOf<E>, 'format'>): ExportOf {
  return { endpoint, href: (format) => fileHref(endpoint, { ...filter, format } as InputOf<E>) }
}

/** Down-loads as CSV and as a workbook, for whom the server would give them to. */
export function ExportLinks({ of }: { of: ExportOf }) {
  const { can } = useOffice()
  const { scope, names } = of.endpoint
  if ((scope !== 'public' && scope !== 'signed-in' && !can(scope)) || (names && !can('people.read'))) return null
  const formats: readonly Format[] = ['csv', 'xlsx']
  return formats.map((format) => (
    <a key={format} href={of.href(format)} download className={`${styles.button} ${styles.ghost}`}>
      {t('shell.download', { format: format.toUpperCase() })}
    </a>
  ))
}
