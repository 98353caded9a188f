import type { Endpoint, InputOf, OutputOf } from '@semesta/contract'
import type { Problem } from '@semesta/kernel'
import { Card, Empty, Pager, Screen } from '@semesta/ui'
import { type ReactNode, useState } from 'react'
import { Beginning } from '../features/indicators/Beginning.tsx'
import { FrozenNames } from '../features/people/Frozen.tsx'
import { Await } from './Await.tsx'
import { type Read, useRead } from './api.ts'
import { fmt } from './format.ts'
import links from './links.module.css'
import { ExportLinks, type ExportOf } from './links.tsx'
import { useFilters, useOffice } from './office.tsx'

/** Part of a long list: what was read of it, and the way to its other pages. */
export interface List<T> {
  read: Read<T>
  page: number
  pageSize: number
  turn: (page: number) => void
}

/** What narrows a list, without the page looked at. */
type FilterOf<E extends Endpoint> = Omit<InputOf<E>, 'page' | 'pageSize'>

function useRows<E extends Endpoint>(endpoint: E, filter: FilterOf<E>, pageSize: number, page: number): Read<OutputOf<E>> {
  return useRead(endpoint, { ...filter, page, pageSize } as InputOf<E>, { keep: true })
}

/** The one long list of a page: where it stands is in the address, so that back, reload and a link sent on show the same rows. */
export function useList<E extends Endpoint>(endpoint: E, filter: FilterOf<E>, pageSize = 50): List<OutputOf<E>> {
  const { search, change } = useFilters()
  const { page = 1 } = search
  return { read: useRows(endpoint, filter, pageSize, page), page, pageSize, turn: (next) => change({ page: next }) }
}

/** A list beside others on one page: it turns by itself and begins anew with another filter. */
export function useSideList<E extends Endpoint>(endpoint: E, filter: FilterOf<E>, pageSize = 25): List<OutputOf<E>> {
  const of = JSON.stringify(filter)
  const [at, turn] = useState({ of, page: 1 })
  const page = at.of === of ? at.page : 1
  return { read: useRows(endpoint, filter, pageSize, page), page, pageSize, turn: (next) => turn({ of, page: next }) }
}

interface RowsProps<T> {
  list: List<T>
  /** what to say when nothing is listed */
  none: ReactNode
  /** grey lines while the first page is on its way */
  rows?: number
  children: (data: T) => ReactNode
}

/** The rows of a list and its pager; before them what loading, a refusal, names put away or no row at all say. */
export function Rows<T extends { total: number }>({ list, none, rows = 8, children }: RowsProps<T>) {
  const { month } = useOffice()
  const { read, page, pageSize, turn } = list
  const refused = (problem: Problem, retry: () => void) => <FrozenNames problem={problem} month={month ?? ''} onRetry={retry} />
  return (
    <Await read={read} rows={rows} height={36} refused={refused}>
      {(data) =>
        data.total === 0 ? (
          <Empty>{none}</Empty>
        ) : (
          <>
            {children(data)}
            <Pager page={page} pageSize={pageSize} total={data.total} onPage={turn} />
          </>
        )
      }
    </Await>
  )
}

interface ListScreenProps<T> extends RowsProps<T> {
  /** what is listed, by its filters */
  what: string
  /** how many of it there are, in a sentence */
  count: (total: string, data: T) => ReactNode
  sub?: ReactNode
  filters?: ReactNode
  /** how the same rows are taken away as a file */
  save?: ExportOf
  actions?: ReactNode
  title?: string
  above?: ReactNode
}

/** A page that is one list: how many, the filters, the rows as a table or as cards, and the same rows as a file. */
export function ListScreen<T extends { total: number }>({ list, what, count, sub, filters, save, actions, title, above, ...rows }: ListScreenProps<T>) {
  const data = list.read.state === 'ready' ? list.read.data : null
  return (
    <Screen
      title={what}
      headline={data ? count(fmt.count(data.total), data) : what}
      sub={sub}
      actions={
        <>
          {actions}
          {save && data && data.total > 0 && <ExportLinks of={save} />}
        </>
      }
    >
      {above}
      {filters && <div className={links.filters}>{filters}</div>}
      <Card title={title}>
        <Rows list={list} {...rows} />
      </Card>
    </Screen>
  )
}

/** A page about a month; before the first month is built, how to begin. */
export function OfMonth({ title, children }: { title: string; children: (month: string) => ReactNode }) {
  const { month } = useOffice()
  if (month !== null) return children(month)
  return (
    <Screen title={title}>
      <Beginning />
    </Screen>
  )
}
