import type { NameContent } from './content.ts'
import { type Random, weightedPicker } from './random.ts'

/** Makes names of one region's mix. Names are common words put together: any likeness to a living person is chance. */
export interface NameMaker {
  /** index of an origin, for a whole household */
  origin(random: Random): number
  name(random: Random, origin: number, sex: number, age: number): string
  /** the same name as another office writes it, or unchanged */
  variant(random: Random, name: string): string
}

/** Builds the name maker of a mix, `nasional` where the mix is unknown. Sex: 0 men, 1 women. Age: completed years, for titles. */
export function nameMaker(content: NameContent, mix: string): NameMaker {
  const shares = Object.entries(content.mixes[mix] ?? content.mixes.nasional ?? {})
  const origins = shares.flatMap(([id]) => content.origins[id] ?? [])
  const drawOrigin = weightedPicker(shares.map(([, share], index) => [index, share]))
  const muhammad = weightedPicker(Object.entries(content.muhammad))
  const before = weightedPicker(Object.entries(content.titlesBefore))
  const after = weightedPicker(Object.entries(content.titlesAfter))
  const titled = (random: Random, bare: string, sex: number, age: number) => {
    if (age < 23 || !random.chance(0.07)) return bare
    if (random.chance(0.55)) return `${bare}, ${after(random)}`
    const title = before(random)
    if (title === 'H.' || title === 'Hj.') return age < 35 ? bare : `${sex === 1 ? 'Hj.' : 'H.'} ${bare}`
    return `${title} ${bare}`
  }
  return {
    origin: drawOrigin,
    name(random, originIndex, sex, age) {
      const origin = origins[originIndex] ?? origins[0]
      if (!origin) return 'Tanpa Nama'
      const first = random.pick(sex === 1 ? origin.women : origin.men)
      const given = first === 'Muhammad' ? muhammad(random) : first
      // The old more often carry one word, the young three.
      const single = age > 55 ? 0.3 : 0.07
      if (first !== 'Muhammad' && first !== 'Abdul' && random.chance(single)) return titled(random, given, sex, age)
      const more = sex === 1 ? origin.moreWomen : origin.moreMen
      const second = random.pick(more)
      const third = random.chance(age < 25 ? 0.45 : 0.12) ? ` ${random.pick(more)}` : ''
      return titled(random, `${given} ${second}${third === ` ${second}` ? '' : third}`, sex, age)
    },
    variant(random, name) {
      const bare = name.replace(/,.*$/, '').replace(/^(H|Hj|Drs?|dr|Ir)\. /, '')
      const draw = random.next()
      if (draw < 0.35) return bare.replace(/^(Muhammad|Muh\.|Moh\.|M\.|Mohammad|Muhamad)(?= )/, muhammad(random))
      if (draw < 0.55) return bare.replace('sy', 'si').replace('dh', 'd')
      if (draw < 0.7) return bare.replace(/oe|u(?=[a-z]*$)/, (it) => (it === 'oe' ? 'u' : 'oe'))
      return bare
    },
  }
}
