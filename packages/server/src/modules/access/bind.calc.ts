import type { Endpoint, Role, Scope } from '@semesta/contract'
import { type AreaCode, covers } from '@semesta/kernel'
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
 * Shape: only grants that carry the endpoint's scope count (and may see names, where it shows people), so a wide role without names never
 *        borrows the names of a narrow one. `scopes` are those that hold on every area of the bind; a grant inside a wider and stronger one adds nothing.
 *        `unknown`: no grant touches the regency, which is not to be told from a regency that does not exist.
 */
export function bindFor(grants: readonly Held[], endpoint: Pick<Endpoint, 'scope' | 'names'>, regency: AreaCode): Verdict {
  const here = grants.flatMap((grant) => {
    const area = within(regency, grant.areaCode)
    if (area === null) return []
    const { names } = ROLE_PRESETS[grant.role]
    return [{ role: grant.role, area, names, scopes: scopesOf(grant.role, area === regency ? 'whole' : 'part') }]
  })
  const [first] = here
  if (!first) return { kind: 'unknown' }
  const { scope } = endpoint
  const fitting = here.filter(({ scopes, names }) => (scope === 'signed-in' || scope === 'public' || scopes.includes(scope)) && (!endpoint.names || names))
  const kept = fitting.filter((it, index) => !fitting.some((other, at) => at !== index && outdoes(other, it, at < index)))
  const [strongest] = kept.toSorted((a, b) => a.area.length - b.area.length || b.scopes.length - a.scopes.length)
  if (!strongest) return { kind: 'refused', role: first.role }
  return {
    kind: 'open',
    bind: {
      regency,
      areas: [...new Set(kept.map((it) => it.area))],
      scopes: new Set<Scope>(strongest.scopes.filter((one) => kept.every((it) => it.scopes.includes(one)))),
      names: kept.every((it) => it.names),
      role: strongest.role,
    },
  }
}

type Fitting = { area: AreaCode; names: boolean; scopes: readonly Scope[] }

/** True when `other` makes `it` superfluous; of two that are the same, the earlier one stays. */
function outdoes(other: Fitting, it: Fitting, isEarlier: boolean): boolean {
  const stronger = covers(other.area, it.area) && (other.names || !it.names) && it.scopes.every((scope) => other.scopes.includes(scope))
  if (!stronger) return false
  const same = other.area === it.area && other.names === it.names && other.scopes.length === it.scopes.length
  return !same || isEarlier
}

/** Provinces an actor may read totals of. */
export function provincesOf(grants: readonly Held[]): readonly AreaCode[] {
  return [...new Set(grants.filter((it) => it.areaCode.length === 2 && ROLE_PRESETS[it.role].scopes.includes('province.read')).map((it) => it.areaCode))]
}
