import fc from 'fast-check'
import { expect, it } from 'vitest'
import { atLeast, type Cell, hidden } from './hidden.calc.ts'

// Goal: whoever holds everything a donor is ever shown, and knows how the hiding works, still cannot say of any hidden number what it is.
const LEAST = 3
const draw = (key: string) => [...key].reverse().join('')
const cellsOf = (heads: readonly number[]): Cell[] => heads.map((it, index) => ({ key: `v${(index * 7) % 10}${index}`, heads: it }))
const shown = (heads: readonly number[]) => hidden(cellsOf(heads), LEAST, draw)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Every table with this many rows and this sum. */
function* tables(rows: number, sum: number): Generator<number[]> {
  if (rows === 0) {
    if (sum === 0) yield []
    return
  }
  for (let heads = 0; heads <= sum; heads++) for (const rest of tables(rows - 1, sum - heads)) yield [heads, ...rest]
}

it('leaves each hidden number more than one value, to an attacker who tries every table and hides it as we do', () => {
  for (const rows of [1, 2, 3, 4]) {
    for (let sum = 1; sum <= 16; sum++) {
      const worlds = new Map<string, number[][]>()
      for (const table of tables(rows, sum)) {
        const key = JSON.stringify(shown(table))
        worlds.set(key, [...(worlds.get(key) ?? []), table])
      }
      for (const [key, fitting] of worlds) {
        const published = JSON.parse(key) as ReturnType<typeof hidden>
        const names = cellsOf(Array(rows).fill(1)).map((it) => it.key)
        for (const row of published.rows.filter((it) => it.heads === null)) {
          const at = names.indexOf(row.key)
          expect(new Set(fitting.map((table) => table[at])).size, `${key} of ${JSON.stringify(fitting)}`).toBeGreaterThan(1)
        }
      }
    }
  }
})

it('shows no small number, and no sum that gives one away', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 25 }), fc.integer({ min: 2, max: 10 }), (heads, least) => {
      const it = hidden(cellsOf(heads), least, draw)
      const total = heads.reduce((sum, one) => sum + one, 0)
      const visible = it.rows.reduce((sum, row) => sum + (row.heads ?? 0), 0)
      for (const row of it.rows) expect(row.heads === null || row.heads >= least).toBe(true)
      expect(it.hiddenHeads === null ? it.rows : visible + it.hiddenHeads).toEqual(it.hiddenHeads === null ? [] : total)
      // The sum of the table is known, so this is what anybody can work out of the hidden rows: each may be 1 to that.
      const room = total - visible - it.hiddenRows + 1
      expect(it.hiddenRows === 0 || it.hiddenHeads === null || (it.hiddenRows >= 2 && room >= 2 * least)).toBe(true)
    }),
  )
})

it('says the same of the same list whenever it is asked, in whatever order its rows come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 12 }), (heads) => {
      const cells = cellsOf(heads)
      const [once, turned] = [hidden(cells, 5, draw), hidden(cells.toReversed(), 5, draw)]
      expect(turned.rows.toReversed()).toEqual(once.rows)
      expect(same([turned.hiddenRows, turned.hiddenHeads], [once.hiddenRows, once.hiddenHeads])).toBe(true)
    }),
  )
})

it('tells a part of a whole by a lower bound, so that nobody is found in one month, nor by taking one from another', () => {
  expect([0, 4, 5, 94, 95, 96, 100].map((part) => atLeast(part, 100, 5))).toEqual([0, 0, 5, 90, 95, 95, 95])
  expect(atLeast(9, 9, 5)).toBeNull()
  for (let whole = 10; whole < 70; whole++) {
    const parts = Array.from({ length: whole + 1 }, (_, part) => part)
    const behind = (told: number | null) => parts.filter((part) => atLeast(part, whole, 5) === told)
    for (const part of parts) {
      const told = atLeast(part, whole, 5)
      expect(behind(told).length).toBeGreaterThanOrEqual(5)
      expect(told).toBeLessThanOrEqual(part)
      // What somebody who holds both months can say of the change between them.
      for (const later of [part - 1, part + 1].filter((it) => it >= 0 && it <= whole)) {
        const changes = new Set(behind(told).flatMap((before) => behind(atLeast(later, whole, 5)).map((after) => after - before)))
        expect(changes.size).toBeGreaterThanOrEqual(2 * 5 - 1)
      }
    }
  }
})
