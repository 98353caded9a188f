import { listRegencies } from '../areas/index.ts'
import type { City } from './city.ts'
import { type Random, weightedPicker } from './random.ts'

/** Draws where somebody was born: mostly here, else the places people of this region come from. */
export function birthplaces(city: City): (random: Random) => string {
  const names = new Map(listRegencies().map((it) => [it.code, it.name.replace(/^(Kabupaten|Kota|Kota Administrasi) /, '').toUpperCase()]))
  const shares = city.content.places.births[city.plan.mix] ?? { here: 1 }
  return weightedPicker(Object.entries(shares).map(([code, share]) => [names.get(code === 'here' ? city.plan.regency : code) ?? 'JAKARTA', share]))
}

/** Draws another regency that people move to or come from. */
export function otherRegencies(city: City): (random: Random) => string {
  const shares = Object.entries(city.content.places.births[city.plan.mix] ?? {}).filter(([code]) => code !== 'here' && code !== city.plan.regency)
  return weightedPicker(shares.length > 0 ? shares : [['31.71', 1]])
}
