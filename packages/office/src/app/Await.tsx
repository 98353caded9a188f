import type { Problem } from '@semesta/kernel'
import { Refusal, Skeletons } from '@semesta/ui'
import type { ReactNode } from 'react'
import { t, tMaybe, type Words } from '../i18n/index.ts'
import type { Read } from './api.ts'

/** The sentence of a refusal: by its code, else by its kind, else as the server said it. */
export function sayProblem(problem: Problem): string {
  const facts = problem.facts as Words
  const known = tMaybe(`problems.${problem.code}`, facts)
  if (known) return known
  if (problem.status === 403) return t('problems.http/403')
  if (problem.status === 404) return t('problems.http/404')
  if (problem.status === 429) return t('problems.http/429')
  if (problem.status >= 500) return t('problems.http/500', { incident: String(facts.incident ?? '–') })
  return problem.message || t('problems.http/500', { incident: '–' })
}

/** A refusal in words, with a way on. */
export function Refused({ problem, onRetry, action }: { problem: Problem; onRetry?: () => void; action?: ReactNode }) {
  return <Refusal message={sayProblem(problem)} code={problem.code} onRetry={onRetry} action={action} />
}

interface Props<T> {
  read: Read<T>
  rows?: number
  height?: number
  refused?: (problem: Problem, retry: () => void) => ReactNode
  children: (data: T) => ReactNode
}

/** Loading, refused, then the data. */
export function Await<T>({ read, rows, height, refused, children }: Props<T>) {
  if (read.state === 'loading') return <Skeletons rows={rows} height={height} />
  if (read.state === 'refused') return refused?.(read.problem, read.retry) ?? <Refused problem={read.problem} onRetry={read.retry} />
  return children(read.data)
}
