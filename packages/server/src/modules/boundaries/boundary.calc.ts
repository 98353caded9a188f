import { type AreaCode, isBelowVillage } from '@semesta/kernel'

export interface Part {
  from: AreaCode
  to: AreaCode
  name: string
}
export type Kind = 'split' | 'merge' | 'recode'
/** Areas that are counted together: one of the boundaries asked for, or several that nothing tells apart. */
export interface Unit {
  key: string
  codes: AreaCode[]
}
/** Heads of a unit are those of `add` less those of `less`. */
export interface Recipe {
  unit: string
  add: AreaCode[]
  less: AreaCode[]
}

const villageOf = (path: AreaCode) => path.slice(0, 13)
const unique = (codes: readonly string[]) => [...new Set(codes)].sort()

/** What is wrong with a decree's parts, or null: one code became several, several became one, or one became one. */
export function faultOf(kind: Kind, parts: readonly Part[]): 'village-missing' | 'shape' | 'twice' | 'same' | null {
  if (parts.some((it) => it.from.length < 13 || it.to.length < 13)) return 'village-missing'
  const [froms, tos] = [unique(parts.map((it) => villageOf(it.from))), unique(parts.map((it) => villageOf(it.to)))]
  const fits = { split: froms.length === 1 && tos.length > 1, merge: froms.length > 1 && tos.length === 1, recode: froms.length === 1 && tos.length === 1 }
  if (!fits[kind]) return 'shape'
  if (kind === 'recode' && froms[0] === tos[0]) return 'same'
  const named = parts.map((it) => it.from)
  // A village may go to several as a whole (nobody knows who went where), a part of it to one alone.
  const twice = named.some((path, index) => isBelowVillage(path) && named.some((other, at) => at !== index && other.startsWith(path)))
  return twice ? 'twice' : null
}

/**
 * The units of one view, and how each is counted in a month.
 *
 * Shape: `on: 'new'` counts everybody where he lives by the new codes, `'old'` by the old ones; in both, rows that carry either code are understood, so months
 *        before and after and months whose registers lag behind the decree are counted alike. Where the decree does not say which part of a village went where,
 *        the codes that cannot be told apart are one unit.
 */
export function recipesFor(on: 'old' | 'new', parts: readonly Part[]): { units: Unit[]; recipes: Recipe[] } {
  const [here, there] = on === 'new' ? (['to', 'from'] as const) : (['from', 'to'] as const)
  const groups = groupsOf(parts.map((it) => ({ target: villageOf(it[here]), source: it[there] })))
  const units = groups.map((codes): Unit => ({ key: codes.join('+'), codes }))
  const recipes = units.map((unit): Recipe => {
    const own = parts.filter((it) => unit.codes.includes(villageOf(it[here])))
    const sources = unique(own.map((it) => it[there]))
    const add = unique([...unit.codes, ...sources])
    const less = unique(parts.filter((it) => !unit.codes.includes(villageOf(it[here]))).map((it) => it[there]))
    return { unit: unit.key, ...withoutOverlap(add, less) }
  })
  return { units, recipes }
}

/** Targets that share a source which names them all as a whole cannot be told apart. */
function groupsOf(lines: readonly { target: AreaCode; source: AreaCode }[]): AreaCode[][] {
  const groups = unique(lines.map((it) => it.target)).map((code) => [code])
  for (const source of unique(lines.map((it) => it.source))) {
    const targets = unique(lines.filter((it) => it.source === source).map((it) => it.target))
    const [first, ...others] = groups.filter((group) => group.some((code) => targets.includes(code)))
    if (!first) continue
    for (const other of others) {
      first.push(...other)
      groups.splice(groups.indexOf(other), 1)
    }
  }
  return groups.map((group) => group.sort())
}

/** Places to add, none inside another, and those to take away again, each inside a place that was added. */
function withoutOverlap(add: readonly AreaCode[], less: readonly AreaCode[]): { add: AreaCode[]; less: AreaCode[] } {
  const outer = add.filter((it) => !add.some((other) => other !== it && it.startsWith(other)))
  const taken = less.filter((it) => outer.some((other) => it !== other && it.startsWith(other)) && !add.includes(it))
  return { add: outer, less: taken.filter((it) => !taken.some((other) => other !== it && it.startsWith(other))) }
}

export interface Heads {
  population: number
  registered: number
  active: number
}

/** Heads of a unit, null while a part of it is still to be counted. */
export function headsOf({ add, less }: Recipe, of: (path: AreaCode) => Heads | null): Heads | null {
  const sum: Heads = { population: 0, registered: 0, active: 0 }
  for (const [paths, sign] of [
    [add, 1],
    [less, -1],
  ] as const) {
    for (const path of paths) {
      const heads = of(path)
      if (!heads) return null
      sum.population += sign * heads.population
      sum.registered += sign * heads.registered
      sum.active += sign * heads.active
    }
  }
  return sum
}

/** Parts below the village of both views: what has to be counted from the people of a month. */
export function finePaths(parts: readonly Part[]): AreaCode[] {
  return unique(
    (['old', 'new'] as const)
      .flatMap((on) => recipesFor(on, parts).recipes)
      .flatMap((it) => [...it.add, ...it.less])
      .filter(isBelowVillage),
  )
}
