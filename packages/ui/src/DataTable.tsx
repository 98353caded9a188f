import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import styles from './DataTable.module.css'
import { useWords } from './lang.tsx'

export interface Column<Row> {
  key: string
  label: string
  render: (row: Row) => ReactNode
  align?: 'right'
  /** Value to sort by in the browser; without it the column cannot be sorted. */
  sortBy?: (row: Row) => string | number | null
}
type Order = { key: string; down: boolean }

interface Props<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  start?: Order
  /** Sorting done by the server: the order in force and how to change it. */
  served?: { key: string; onSort: (key: string) => void; keys: readonly string[] }
  footer?: ReactNode
}

function compare(left: string | number | null, right: string | number | null): number {
  if (left === right) return 0
  if (left === null) return -1
  if (right === null) return 1
  return typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'id')
}

/** A table with caption, scopes and sort buttons; where the screen is narrow each row becomes a card with its labels. */
export function DataTable<Row>({ caption, columns, rows, rowKey, start, served, footer }: Props<Row>) {
  const [order, setOrder] = useState<Order | null>(start ?? null)
  const by = columns.find((column) => column.key === order?.key)?.sortBy
  const shown = by && order ? [...rows].sort((a, b) => compare(by(a), by(b)) * (order.down ? -1 : 1)) : rows
  const turn = (key: string) => setOrder((old) => (old?.key === key ? { key, down: !old.down } : { key, down: true }))
  return (
    <div className={styles.wrap}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell
                key={column.key}
                column={column}
                state={
                  served ? (served.key === column.key ? 'descending' : 'none') : order?.key === column.key ? (order.down ? 'descending' : 'ascending') : 'none'
                }
                onSort={served ? (served.keys.includes(column.key) ? served.onSort : undefined) : column.sortBy ? turn : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <td key={column.key} data-label={column.label} className={`${column.align === 'right' ? styles.right : ''} ${index === 0 ? styles.first : ''}`}>
                  <div>{column.render(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </div>
  )
}

interface HeadProps<Row> {
  column: Column<Row>
  state: 'ascending' | 'descending' | 'none'
  onSort?: (key: string) => void
}

function HeadCell<Row>({ column, state, onSort }: HeadProps<Row>) {
  const words = useWords()
  const side = column.align === 'right' ? styles.right : undefined
  if (!onSort) {
    return (
      <th scope="col" className={side}>
        {column.label}
      </th>
    )
  }
  return (
    <th scope="col" className={side} aria-sort={state}>
      <UnstyledButton className={styles.sort} onClick={() => onSort(column.key)} title={`${words.sortBy} ${column.label}`}>
        {column.label}
        {state === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {state === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </UnstyledButton>
    </th>
  )
}
