import type { GetMe, OutputOf, Scope } from '@semesta/contract'
import { type AreaCode, regencyOf } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { signInFirst } from '../../platform/problems.ts'
import { areaNames, findRegencies, type RegencyName } from '../areas/index.ts'
import { outermost, provincesOf, within } from './bind.calc.ts'
import { presentGrant } from './present.ts'
import { scopesOf } from './roles.ts'
import * as store from './store.ts'

/** Who is signed in. Regencies are those granted, and for grants on a province or the country those that hold data already. */
export async function getMe(ctx: Ctx): Promise<OutputOf<typeof GetMe>> {
  const user = await store.findUser(ctx.trx, ctx.actor.id)
  if (!user) throw signInFirst({})
  const grants = await store.listGrants(ctx.trx, user.id)
  const inUse = await store.regenciesInUse(ctx.trx)
  const regencies = await regenciesOf(
    ctx,
    grants.map((it) => it.area_code),
    inUse,
  )
  const names = await areaNames(ctx.trx, [...grants.map((it) => it.area_code), ...provincesOf(ctx.actor.grants), ...areasIn(ctx, regencies)])
  return {
    user: { id: user.id, name: user.name, email: user.email, twoFactorEnabled: user.two_factor_enabled },
    grants: grants.map((it) => presentGrant(it, names)),
    regencies: regencies.map((it) => ({
      code: it.code,
      name: it.name,
      timeZone: it.timeZone,
      scopes: scopesIn(ctx, it.code),
      areas: areasOf(ctx, it.code).map((code) => ({ code, name: names.get(code) ?? code })),
      newestMonth: inUse.get(it.code) ?? null,
    })),
    provinces: provincesOf(ctx.actor.grants).map((code) => ({ code, name: names.get(code) ?? code })),
  }
}

async function regenciesOf(ctx: Ctx, areas: AreaCode[], inUse: ReadonlyMap<AreaCode, unknown>): Promise<RegencyName[]> {
  const direct = new Set(areas.map(regencyOf))
  const wide = areas.some((it) => it.length === 2)
  const known = await findRegencies(ctx.trx, wide ? areas : [...direct].filter((it) => it !== null))
  return known.filter((it) => direct.has(it.code) || (wide && inUse.has(it.code)))
}

/** The areas of the grants in a regency, without those inside a wider one. */
function areasOf(ctx: Ctx, regency: AreaCode): AreaCode[] {
  return outermost(ctx.actor.grants.flatMap((it) => within(regency, it.areaCode) ?? []))
}
const areasIn = (ctx: Ctx, regencies: RegencyName[]) => regencies.flatMap((it) => areasOf(ctx, it.code))

function scopesIn(ctx: Ctx, regency: AreaCode): Scope[] {
  const scopes = ctx.actor.grants.flatMap((it) => {
    const area = within(regency, it.areaCode)
    return area === null ? [] : scopesOf(it.role, area === regency ? 'whole' : 'part')
  })
  return [...new Set(scopes)]
}
