import { writeFileSync } from 'node:fs'
import { randomStream, shuffled } from '../../synth/random.ts'
import { type Dirt, dirtyCopy } from './dirt.ts'
import { inventPeople, type Person, type Tongue } from './people.ts'

export interface ListPlan {
  seed: number
  people: number
  tongue: Tongue
  dirt: Dirt
  /** how many rows a person has */
  copies: (person: number) => number
  /** title -> what stands there */
  columns: Record<string, (it: Person) => string>
}
export interface InventedList {
  rows: string[][]
  /** person of each row */
  truth: number[]
}

/** Invents a list in which people stand several times, in a shuffled order. */
export function inventList(plan: ListPlan): InventedList {
  const random = randomStream(plan.seed, 'linkage-list')
  const people = inventPeople(plan.people, plan.tongue, random)
  const rows = people.flatMap((person, index) =>
    Array.from({ length: plan.copies(index) }, (_, copy) => ({ index, row: copy === 0 ? person : dirtyCopy(person, random.pick(people), plan.dirt, random) })),
  )
  const order = [...shuffled(rows.length, random)].map((at) => rows[at])
  return { rows: order.map((it) => Object.values(plan.columns).map((of) => (it ? of(it.row) : ''))), truth: order.map((it) => it?.index ?? -1) }
}

export function writeList(file: string, titles: readonly string[], rows: readonly (readonly string[])[]): void {
  writeFileSync(
    file,
    `${[titles, ...rows].map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n')}\n`,
  )
}

/** Precision, recall and F1 over pairs: of a clustering against the truth; with files, only pairs across them count. */
export function pairQuality(
  clusters: ArrayLike<number>,
  truth: ArrayLike<number>,
  file?: ArrayLike<number>,
): { precision: number; recall: number; f1: number; actual: number } {
  const pairs = (keyOf: (row: number) => string) => {
    const sizes = new Map<string, [number, number]>()
    for (let row = 0; row < truth.length; row++) {
      const size = sizes.get(keyOf(row)) ?? [0, 0]
      size[file?.[row] === 1 ? 1 : 0] += 1
      sizes.set(keyOf(row), size)
    }
    return [...sizes.values()].reduce((sum, [a, b]) => sum + (file ? a * b : (a * (a - 1)) / 2), 0)
  }
  const right = pairs((row) => `${clusters[row]} ${truth[row]}`)
  const claimed = pairs((row) => `${clusters[row]}`)
  const actual = pairs((row) => `${truth[row]}`)
  return {
    precision: claimed === 0 ? 1 : right / claimed,
    recall: actual === 0 ? 1 : right / actual,
    f1: claimed + actual === 0 ? 1 : (2 * right) / (claimed + actual),
    actual,
  }
}
