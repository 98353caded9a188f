import type { Actor, App, AuditNote } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { closedBind, type Gate, NOWHERE, stranger } from '../../platform/gate.ts'
import { noSuchAddress, tooManyRequests } from '../../platform/problems.ts'
import { within } from './bind.calc.ts'
import * as attempts from './sign-in-store.ts'
import * as store from './store.ts'

interface Watched {
  actorOf: Gate['actorOf']
  forward: (request: Request, address: string) => Promise<Response>
}

/** The addresses of better-auth that are open, and what the audit log calls them; everything else it offers does not exist here. */
const OPEN: Readonly<Record<string, string | null>> = {
  'GET /get-session': null,
  'GET /list-sessions': null,
  'POST /sign-in/email': 'access.sign-in',
  'POST /sign-out': 'access.sign-out',
  'POST /revoke-session': 'access.session-ended',
  'POST /revoke-sessions': 'access.sessions-ended',
  'POST /revoke-other-sessions': 'access.sessions-ended',
  'POST /change-password': 'access.password-changed',
  'POST /two-factor/enable': 'access.second-factor-asked',
  'POST /two-factor/disable': 'access.second-factor-removed',
  'POST /two-factor/get-totp-uri': 'access.second-factor-shown',
  'POST /two-factor/generate-backup-codes': 'access.backup-codes-made',
  'POST /two-factor/verify-totp': 'access.second-factor',
  'POST /two-factor/verify-backup-code': 'access.second-factor',
}

/** Lets sign-in through, slows guessing down, and keeps what happened in the audit log of every regency the person works in. */
export function signInWatch(app: App, { actorOf, forward }: Watched): Gate['signIn'] {
  return async (request, address) => {
    const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '')
    const action = OPEN[`${request.method} ${path}`]
    if (action === undefined) throw noSuchAddress({})
    if (action === null) return forward(request, address)
    if (path === '/sign-in/email') return signIn(app, forward, request, address)
    const before = await actorOf(request.headers)
    const reply = await forward(request, address)
    const actor = before ?? (await whoSignedIn(app, reply))
    if (reply.ok && !before && actor) await attempts.noteSignIn(app.db, actor.id, app.clock())
    await keep(app, actor, { action, outcome: reply.ok ? 'done' : 'refused' })
    return reply
  }
}

async function signIn(app: App, forward: Watched['forward'], request: Request, address: string): Promise<Response> {
  const asked: unknown = await request.clone().json()
  const email = String(Object(asked).email ?? '')
  const wait = await attempts.waitSeconds(app.db, email, address, app.clock())
  if (wait > 0) {
    await keep(app, await actorByEmail(app, email), { action: 'access.sign-in', outcome: 'refused', detail: { because: 'waiting', seconds: wait } })
    throw tooManyRequests({ seconds: wait })
  }
  const reply = await forward(request, address)
  const actor = await actorByEmail(app, email)
  if (!reply.ok) {
    await attempts.countFailure(app.db, email, address, app.clock())
    await keep(app, actor, { action: 'access.sign-in', outcome: 'refused' })
    return reply
  }
  await attempts.forgetFailures(app.db, email, address)
  const half = Object(await reply.clone().json()).twoFactorRedirect === true
  if (!half && actor) await attempts.noteSignIn(app.db, actor.id, app.clock())
  await keep(app, actor, { action: half ? 'access.second-factor-asked' : 'access.sign-in' })
  return reply
}

async function actorByEmail(app: App, email: string): Promise<Actor | null> {
  const user = await store.findUserByEmail(app.db, email)
  return user ? actorById(app, user.id) : null
}

async function actorById(app: App, id: string): Promise<Actor> {
  const grants = await store.listGrants(app.db, id)
  return { id, name: id, kind: 'user', grants: grants.map((it) => ({ role: it.role, areaCode: it.area_code })) }
}

/** The second factor answers with the person it signed in. */
async function whoSignedIn(app: App, reply: Response): Promise<Actor | null> {
  if (!reply.ok) return null
  const body: unknown = await reply.clone().json()
  const id: unknown = Object(Object(body).user).id
  return typeof id === 'string' ? actorById(app, id) : null
}

/** One entry in each regency of the person; wide grants and strangers are kept where entries of no regency stand. */
async function keep(app: App, actor: Actor | null, note: AuditNote): Promise<void> {
  const areas = (actor?.grants ?? []).map((it) => it.areaCode)
  const regencies = new Set(areas.map((area) => (area.length >= 5 && within(area.slice(0, 5), area) ? area.slice(0, 5) : NOWHERE)))
  for (const regency of regencies.size > 0 ? regencies : [NOWHERE]) {
    await inRegency(app, actor ?? stranger, closedBind(regency, actor?.grants[0]?.role ?? 'system'), (ctx) => ctx.audit(note))
  }
}
