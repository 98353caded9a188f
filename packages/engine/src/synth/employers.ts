import type { PlaceContent } from './content.ts'
import type { Employers } from './model.ts'
import { type Random, randomStream, weightedPicker } from './random.ts'

/**
 * Invents the city's firms: few large, many small.
 *
 * Shape: about one firm per 72 members of the employer segment; names may resemble each other, codes never.
 */
export function inventEmployers(seed: number, members: number, content: PlaceContent): { employers: Employers; draw: (random: Random) => number } {
  const random = randomStream(seed, 'employers')
  const count = Math.max(3, Math.round(members / 72))
  const kind = weightedPicker(Object.entries(content.firms.kinds))
  const employers: Employers = { code: [], name: [], taxNumber: [] }
  const seen = new Set<string>()
  while (employers.code.length < count) {
    const base = `${kind(random)} ${random.pick(content.firms.first)} ${random.pick(content.firms.second)}`
    const name = seen.has(base) ? `${base} ${random.pick(content.firms.second)}` : base
    if (seen.has(name) && seen.size < count / 2) continue
    seen.add(name)
    employers.code.push(String(70_000_001 + employers.code.length * 7))
    employers.name.push(name)
    employers.taxNumber.push(`99.${String(random.int(1000)).padStart(3, '0')}.${String(random.int(1000)).padStart(3, '0')}.${random.int(10)}-724.000`)
  }
  // Sizes fall off as in real firm registers: the share of the k-th firm goes with 1 / k^0.9, by inverse transform.
  const draw = (by: Random) => Math.min(count - 1, Math.floor(count ** (by.next() ** 0.75)) - 1)
  return { employers, draw: (by) => Math.max(0, draw(by)) }
}
