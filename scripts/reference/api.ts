import { z } from 'zod'
import * as contract from '../../packages/contract/src/index.ts'

type Endpoint = contract.Endpoint

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

function fields(endpoint: Endpoint): string {
  const optional = (name: string) => (endpoint.input.shape[name] as z.ZodType).safeParse(undefined).success
  return Object.keys(endpoint.input.shape)
    .map((name) => (optional(name) ? `${name}?` : name))
    .join(', ')
}

function returned({ output }: Endpoint): string {
  if (output === 'file') return 'file'
  return output instanceof z.ZodObject ? Object.keys(output.shape).join(', ') : 'see OpenAPI'
}

/** One table of every endpoint, by capability. The running server serves the full OpenAPI 3.1 document at `/api/docs`. */
export function apiPage(): string {
  const endpoints = Object.entries(contract).flatMap(([name, value]) => (isEndpoint(value) ? [{ name, ...value } as Endpoint & { name: string }] : []))
  const rows = endpoints
    .sort((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'))
    .map((it) => `| \`${it.method} ${it.path}\` | ${it.summary} | ${it.scope} | ${fields(it)} | ${returned(it)} | ${it.problems.join(', ')} |`)
  return [
    '# API',
    '',
    'Every address, as the contract states it. Refusals are RFC 9457 problems; those every endpoint may answer with are not repeated here.',
    'Scope: what the signed-in person must be allowed to do in the regency of the path. A `?` marks what may be left out.',
    '',
    '| Address | What | Scope | Takes | Returns | Refuses with |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
