import { SCOPES } from '@semesta/contract'
import type { AreaCode } from '@semesta/kernel'
import type { Actor, Bind } from './context.ts'

/** The command line or a job, standing for whoever started it. */
export function systemActor(name: string): Actor {
  return { id: name, name, kind: 'system', grants: [] }
}

/** Everything in one regency, and nothing outside it. */
export function systemBind(regency: AreaCode): Bind {
  return { regency, areas: [regency], scopes: new Set(SCOPES), names: true, role: 'system' }
}
