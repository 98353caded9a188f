import { type Endpoint, type Role, SCOPES, type Scope } from '@semesta/contract'
import { type AreaCode, covers, isBelowVillage } from '@semesta/kernel'
import type { Actor, Bind } from '../../platform/context.ts'
import { ROLE_PRESETS, scopesOf } from './roles.ts'

/** The area code of a grant on the whole country. */
export const COUNTRY: AreaCode = '00'

type Held = Actor['grants'][number]
export type Verdict = { kind: 'open'; bind: Bind } | { kind: 'refused'; role: Role } | { kind: 'unknown' }

/** True when `outer`, which may be the whole country, holds `inner`. */
export function holds(outer: AreaCode, inner: AreaCode): boolean {
  return outer === COUNTRY || covers(outer, inner)
}

/** The part of a grant that lies in a regency: the regency itself for wider grants, null when they do not meet. */
export function within(regency: AreaCode, area: AreaCode): AreaCode | null {
  if (holds(area, regency)) return regency
  return covers(regency, area) ? area : null
}

/**
 * What an actor may do at one endpoint in one regency.
 *
 * Shape: only grants that carry the endpoint's permission count (and may see names, where it shows people), so a wide role without names never
 *        borrows the names of a narrow one. `names` and `scopes` are what holds on every area of the bind. Below the village everything is
 *        counted from the people themselves, so without names those areas are left out.
 *        `unknown`: no grant touches the regency, which is not to be told from a regency that does not exist.
 */
export function bindFor(grants: readonly Held[], endpoint: Pick<Endpoint, 'scope' | 'names'>, regency: AreaCode): Verdict {
  const here = grants.flatMap((grant): Local[] => {
    const area = within(regency, grant.areaCode)
    if (area === null) return []
    const { names } = ROLE_PRESETS[grant.role]
    return [{ role: grant.role, area, names, scopes: scopesOf(grant.role, area === regency ? 'whole' : 'part') }]
  })
  const [first] = here
  if (!first) return { kind: 'unknown' }
  const { scope } = endpoint
  const fitting = here.filter(({ scopes, names }) => (scope === 'signed-in' || scope === 'public' || scopes.includes(scope)) && (!endpoint.names || names))
  const widest = outermost(fitting.map((it) => it.area))
  const names = widest.every((area) => fitting.some((it) => it.names && covers(it.area, area)))
  const areas = names ? widest : widest.filter((area) => !isBelowVillage(area))
  const strongest = fitting.filter((it) => areas.includes(it.area)).toSorted((a, b) => a.area.length - b.area.length || b.scopes.length - a.scopes.length)[0]
  if (!strongest) return { kind: 'refused', role: first.role }
  const everywhere = (one: Scope) => areas.every((area) => fitting.some((it) => it.scopes.includes(one) && covers(it.area, area)))
  return { kind: 'open', bind: { regency, areas, scopes: new Set(SCOPES.filter(everywhere)), names, role: strongest.role } }
}

interface Local {
  role: Role
  area: AreaCode
  names: boolean
  scopes: readonly Scope[]
}

/** The areas without those inside another one. */
export function outermost(areas: readonly AreaCode[]): AreaCode[] {
  const all = [...new Set(areas)]
  return all.filter((area) => !all.some((other) => other !== area && covers(other, area)))
}

/** Provinces an actor may read totals of. */
export function provincesOf(grants: readonly Held[]): readonly AreaCode[] {
  return [...new Set(grants.filter((it) => it.areaCode.length === 2 && ROLE_PRESETS[it.role].scopes.includes('province.read')).map((it) => it.areaCode))]
}
