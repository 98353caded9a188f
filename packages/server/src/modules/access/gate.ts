import type { Endpoint } from '@semesta/contract'
import { type Auth, forwardToAuth } from '../../platform/auth.ts'
import type { Actor, App, Bind } from '../../platform/context.ts'
import { closedBind, type Gate, NOWHERE, type Opening } from '../../platform/gate.ts'
import { isRegency } from '../areas/index.ts'
import { bindFor, holds, provincesOf } from './bind.calc.ts'
import { signInWatch } from './sign-in-watch.ts'
import * as store from './store.ts'

/** Asks better-auth who someone is, and the grants what they may do. Grants are read for every request: a role taken away is gone at once. */
export function openGate(app: App, auth: Auth): Gate {
  const actorOf = async (headers: Headers): Promise<Actor | null> => {
    const session = await auth.api.getSession({ headers })
    if (!session) return null
    const grants = await store.listGrants(app.db, session.user.id)
    return { id: session.user.id, name: session.user.name, kind: 'user', grants: grants.map((it) => ({ role: it.role, areaCode: it.area_code })) }
  }
  const signIn = signInWatch(app, { actorOf, forward: (request, address) => forwardToAuth(auth, request, address) })
  return { actorOf, signIn, open: (actor, endpoint, place) => open(app, actor, endpoint, place) }
}

async function open(app: App, actor: Actor, endpoint: Endpoint, place: { regency?: string; province?: string }): Promise<Opening> {
  if (place.regency !== undefined) return openRegency(app, actor, endpoint, place.regency)
  if (place.province !== undefined) return openProvince(actor, endpoint, place.province)
  const isOpen = endpoint.scope === 'public' || endpoint.scope === 'signed-in'
  return { kind: isOpen ? 'open' : 'refused', bind: closedBind() }
}

async function openRegency(app: App, actor: Actor, endpoint: Endpoint, regency: string): Promise<Opening> {
  const verdict = /^\d{2}\.\d{2}$/.test(regency) ? bindFor(actor.grants, endpoint, regency) : { kind: 'unknown' as const }
  // A grant on a province or the country holds every code of that shape, also those that no regency has.
  const isNamed = () => actor.grants.some((it) => it.areaCode.startsWith(regency))
  const exists = async () => isNamed() || (await isRegency(app.db, regency))
  if (verdict.kind === 'open') return (await exists()) ? verdict : { kind: 'unknown', bind: closedBind() }
  if (verdict.kind === 'refused') return { kind: 'refused', bind: closedBind(regency, verdict.role) }
  return { kind: 'unknown', bind: closedBind((await exists()) ? regency : NOWHERE) }
}

function openProvince(actor: Actor, endpoint: Endpoint, province: string): Opening {
  if (provincesOf(actor.grants).some((area) => holds(area, province))) {
    const bind: Bind = { regency: NOWHERE, areas: [province], scopes: new Set(['province.read']), names: false, role: 'province' }
    return { kind: endpoint.scope === 'province.read' ? 'open' : 'refused', bind }
  }
  const touches = actor.grants.some((it) => holds(it.areaCode, province) || holds(province, it.areaCode))
  return { kind: touches ? 'refused' : 'unknown', bind: closedBind() }
}
