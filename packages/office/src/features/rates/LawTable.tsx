import type { RateParameter } from '@semesta/contract'
import { DataTable, Note } from '@semesta/ui'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { pick, t, tMaybe } from '../../i18n/index.ts'
import { Confidence } from './Confidence.tsx'

export type Parameter = z.output<typeof RateParameter>

/** A value as people read it: rupiah and numbers as such, words by their name. */
export function sayParameter({ value, unit }: Pick<Parameter, 'value' | 'unit'>): string {
  if (typeof value !== 'number') return tMaybe(`rates.value-${value}`) ?? value
  if (unit.startsWith('rupiah')) return fmt.rupiah(value)
  return unit.startsWith('percent') ? fmt.threshold(value) : fmt.count(value)
}

/** Values with their law: since when, by what, when somebody last looked, how sure. With `before`, what the same was on another day. */
export function LawTable({ caption, rows, before }: { caption: string; rows: readonly Parameter[]; before?: ReadonlyMap<string, Parameter> }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => `${row.id} ${row.since}`}
      columns={[
        { key: 'what', label: t('rates.what'), render: (row) => <What row={row} /> },
        { key: 'value', label: t('rates.value'), align: 'right', render: (row) => <Value row={row} before={before?.get(row.id)} /> },
        { key: 'sure', label: t('rates.confidence'), render: (row) => <Confidence of={row.confidence} /> },
        { key: 'source', label: t('rates.source'), render: (row) => <Law row={row} /> },
      ]}
    />
  )
}

function What({ row }: { row: Parameter }) {
  const since = fmt.date(row.since)
  return (
    <>
      {pick(row.judul, row.title)} <Minor>{row.until ? t('rates.sinceUntil', { since, until: fmt.date(row.until) }) : t('rates.since', { since })}</Minor>
    </>
  )
}

/** Small words on a line of their own. */
export function Minor({ children }: { children: ReactNode }) {
  return (
    <span className={links.minor} style={{ display: 'block' }}>
      {children}
    </span>
  )
}

function Value({ row, before }: { row: Parameter; before?: Parameter }) {
  const isOther = before !== undefined && before.value !== row.value
  return (
    <>
      {isOther ? <b>{sayParameter(row)}</b> : sayParameter(row)}
      {isOther && <Minor>{t('rates.before', { value: sayParameter(before) })}</Minor>}
    </>
  )
}

function Law({ row }: { row: Parameter }) {
  return (
    <>
      {row.source} <span className={links.minor}>({t('rates.checkedOn', { date: fmt.date(row.checkedOn) })})</span>
      {row.annulled && <Note>{t('rates.annulled', { by: row.annulled })}</Note>}
      {row.others.map((it) => (
        <Note key={String(it.value)}>{t('rates.others', { value: sayParameter({ value: it.value, unit: row.unit }), source: it.source })}</Note>
      ))}
    </>
  )
}
