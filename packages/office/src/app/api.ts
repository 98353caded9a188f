import type { Endpoint, InputOf, OutputOf } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { keepPreviousData, QueryClient, useMutation, useQuery } from '@tanstack/react-query'
import { call } from './request.ts'

const transient = (problem: unknown) => problem instanceof Problem && (problem.status === 0 || problem.status >= 502)

/** What was read from the server, kept while the page is open. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (count, problem) => count < 2 && transient(problem), refetchOnWindowFocus: false },
  },
})

export type Read<T> = { state: 'loading' } | { state: 'refused'; problem: Problem; retry: () => void } | { state: 'ready'; data: T; refreshing: boolean }

interface ReadOptions<T> {
  when?: boolean
  /** keep the old page of a list on screen while the next is on its way */
  keep?: boolean
  /** milliseconds to the next look, or false to stop looking */
  again?: (data: T | undefined) => number | false
}

function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  return new Problem('office/fault', 500, cause instanceof Error ? cause.message : '')
}

/** Reads an endpoint: loading, refused or ready. */
export function useRead<E extends Endpoint>(endpoint: E, input: InputOf<E>, options: ReadOptions<OutputOf<E>> = {}): Read<OutputOf<E>> {
  const { when = true, keep = false, again } = options
  const query = useQuery<OutputOf<E>>({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => call(endpoint, input, signal),
    enabled: when,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(again ? { refetchInterval: (it) => again(it.state.data) } : {}),
  })
  if (query.data !== undefined) return { state: 'ready', data: query.data as OutputOf<E>, refreshing: query.isPlaceholderData }
  if (query.error) return { state: 'refused', problem: asProblem(query.error), retry: () => void query.refetch() }
  return { state: 'loading' }
}

interface ActOptions<T> {
  onDone?: (output: T) => void
  /** false for an act whose effect comes only with the end of a job: what is on screen stays as it is until then */
  refresh?: boolean
}

/** Does something: every list is read anew after it. */
export function useAct<E extends Endpoint>(endpoint: E, { onDone, refresh = true }: ActOptions<OutputOf<E>> = {}) {
  const act = useMutation({
    mutationFn: (input: InputOf<E>) => call(endpoint, input),
    onSuccess: async (output) => {
      onDone?.(output)
      if (refresh) await queries.invalidateQueries()
    },
  })
  return { run: act.mutate, busy: act.isPending, problem: act.error ? asProblem(act.error) : null, data: act.data, reset: act.reset }
}
