import type { Endpoint } from '@semesta/contract'
import type { AuditNote, Route } from './context.ts'

// What a plain entry may keep of the input: where and what, never who.
const kept = [
  'month',
  'area',
  'areaCode',
  'rule',
  'count',
  'segment',
  'sex',
  'age',
  'cause',
  'by',
  'format',
  'register',
  'asOf',
  'role',
  'batchId',
  'jobId',
  'kind',
  'needs',
  'stop',
  'scope',
]

/** What the audit log keeps of a success: the route's own note, or a plain one for writes, downloads and everything that shows people. */
export function noteOf(route: Route, input: Record<string, unknown>, reply: never): AuditNote | null {
  if (route.note) return route.note(input, reply)
  const { endpoint } = route
  if (endpoint.method === 'GET' && endpoint.output !== 'file' && !endpoint.names) return null
  const detail = Object.fromEntries(Object.entries(input).filter(([name, value]) => kept.includes(name) && value !== undefined))
  return { action: actionOf(endpoint), detail, ...(typeof input.reason === 'string' ? { reason: input.reason } : {}) }
}

const verbs = { GET: 'list', POST: 'add', PUT: 'change', DELETE: 'end' }

/** `months.people.export`, `users.grants.end`: the address without its places, and a verb where its last word is a thing. */
export function actionOf({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  const words = path.replace(/^\/api\/v1\/(regencies\/:regency\/)?/, '').split('/')
  const last = words.at(-1) ?? ''
  const isThing = last.startsWith(':') || last.endsWith('s') || last === 'people'
  const named = words.filter((word) => !word.startsWith(':'))
  return [...named, ...(isThing ? [method === 'GET' && last.startsWith(':') ? 'open' : verbs[method]] : [])].join('.')
}
