import type { Endpoint } from '@semesta/contract'
import type { Actor, Bind } from './context.ts'

/** Whether an actor may pass at one endpoint and place. `bind` of a refusal only says where it is kept in the audit log. */
export type Opening = { kind: 'open'; bind: Bind } | { kind: 'refused'; bind: Bind } | { kind: 'unknown'; bind: Bind }

/** Who someone is and what they may do: made by the access module, asked by the HTTP server for every request. */
export interface Gate {
  /** answers /api/auth/*: signing in and out, sessions, second factor */
  signIn(request: Request, address: string): Promise<Response>
  /** the person behind a session cookie, null when there is none or it has ended */
  actorOf(headers: Headers): Promise<Actor | null>
  open(actor: Actor, endpoint: Endpoint, place: { regency?: string; province?: string }): Promise<Opening>
}

/** Regency code of audit entries that belong to no regency. */
export const NOWHERE = '00.00'

/** Whoever has not signed in: activating an invitation, trying to sign in. */
export const stranger: Actor = { id: 'stranger', name: 'stranger', kind: 'system', grants: [] }

/** Opens no tenant row at all. */
export function closedBind(regency: string = NOWHERE, role: Bind['role'] = 'system'): Bind {
  return { regency, areas: [], scopes: new Set(), names: false, role }
}
