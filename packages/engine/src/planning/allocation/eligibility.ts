import { covers } from '@semesta/kernel'
import type { AllocationBar, Misfit, Need, Ring } from './task.ts'

/** What decides whether a person may be funded: columns of people.parquet, and what is known of other money. */
export interface Facts {
  is_resident: boolean
  /** any card of the person is active */
  has_active: boolean
  is_registered: boolean
  died: boolean
  moved: boolean
  nik_ok: boolean
  pbi: boolean
  employed: boolean
  taken: 'pledge' | 'takeover' | null
  area_path: string
  decile: number | null
  cause: string | null
  age: number | null
}

/**
 * The first reason why a person cannot be funded by anybody; null when it can.
 *
 * Shape: who is covered already is asked first, so that PBI, PBPU Pemda and every other payer count as one: a donor never pays beside them.
 */
export function barOf(it: Facts): AllocationBar | null {
  if (it.died) return 'deceased'
  if (it.moved) return 'moved'
  if (it.has_active) return 'active'
  if (!it.is_resident) return 'not-resident'
  if (!it.nik_ok) return 'bad-nik'
  if (it.pbi) return 'pbi'
  if (it.employed) return 'employer-duty'
  return it.taken
}

export const needOf = (it: Pick<Facts, 'is_registered'>): Need => (it.is_registered ? 'inactive' : 'unregistered')

/** Every side on which a person lies outside what a donor wants; empty when it fits. */
export function misfitsOf(it: Facts, ring: Ring): Misfit[] {
  const need = needOf(it)
  const sides: [Misfit, boolean][] = [
    ['area', ring.areas.length === 0 || ring.areas.some((place) => covers(place, it.area_path))],
    ['decile', ring.decileMax === null || (it.decile !== null && it.decile <= ring.decileMax)],
    ['need', ring.needs.length === 0 || ring.needs.includes(need)],
    ['cause', ring.causes.length === 0 || need === 'unregistered' || ring.causes.some((cause) => cause === it.cause)],
    ['age', (ring.ageMin === null || (it.age !== null && it.age >= ring.ageMin)) && (ring.ageMax === null || (it.age !== null && it.age <= ring.ageMax))],
  ]
  return sides.filter(([, fits]) => !fits).map(([side]) => side)
}
