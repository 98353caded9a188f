import type { Activate, OutputOf } from '@semesta/contract'
import { hashPassword } from '../../platform/auth.ts'
import type { App, Ctx, ParsedInput } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { closedBind, stranger } from '../../platform/gate.ts'
import { COUNTRY } from './bind.calc.ts'
import { hashOfToken, makeLink } from './one-time-link.ts'
import { weakness } from './password.calc.ts'
import * as problems from './problems.ts'
import * as store from './store.ts'

type Asked = ParsedInput<typeof Activate>

/** Sets the password behind a one-time link; the first link of an installation makes the administrator of the whole country. */
export async function activate(ctx: Ctx, asked: Asked): Promise<OutputOf<typeof Activate>> {
  const link = await store.useLink(ctx.trx, hashOfToken(asked.token), ctx.now)
  if (!link) throw problems.linkUsedOrExpired({})
  const user = link.user_id === null ? await firstAdministrator(ctx, asked) : await invited(ctx, link.user_id)
  const because = weakness(asked.password, user)
  if (because) throw problems.weakPassword({ because })
  const hash = await hashPassword(asked.password)
  await store.setPassword(ctx.trx, { id: ctx.app.newId(), userId: user.id, hash, now: ctx.now })
  return { email: user.email }
}

async function firstAdministrator(ctx: Ctx, { name, email }: Asked) {
  if (await store.hasUsers(ctx.trx)) throw problems.linkUsedOrExpired({})
  if (!name || !email) throw problems.identityMissing({})
  const user = { id: ctx.app.newId(), name, email: email.toLowerCase() }
  await store.insertUser(ctx.trx, { ...user, now: ctx.now })
  await store.insertGrant(ctx.trx, { userId: user.id, role: 'administrator', areaCode: COUNTRY, now: ctx.now, by: user.id })
  return user
}

async function invited(ctx: Ctx, userId: string) {
  const user = await store.findUser(ctx.trx, userId)
  if (!user) throw problems.linkUsedOrExpired({})
  return user
}

/** The path of the link that makes the first administrator, null once somebody can sign in. Each start makes a new one and voids the last. */
export async function firstAdministratorLink(app: App): Promise<string | null> {
  return inRegency(app, stranger, closedBind(), async (ctx) => {
    if (await store.hasUsers(ctx.trx)) return null
    return (await makeLink(ctx.trx, { purpose: 'first-admin', user_id: null }, ctx.now)).path
  })
}
