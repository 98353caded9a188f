import { expect, it } from 'vitest'
import { boundsOf, neighbour, stepOf, type Tile } from './tile-map.ts'

const tile = (code: string, x: number, y: number): Tile => ({ code, name: code, x, y, step: 3, text: '', spoken: '' })
const a = tile('a', 0, 0)
const b = tile('b', 2, 0)
const c = tile('c', 1, 1)
const all = [a, b, c]

it('walks by arrows, over holes, and stays at the edge', () => {
  expect(neighbour(all, a, 'ArrowRight')).toBe(b)
  expect(neighbour(all, a, 'ArrowDown')).toBe(c)
  expect(neighbour(all, c, 'ArrowUp').y).toBe(0)
  expect(neighbour(all, b, 'ArrowRight')).toBe(b)
})

it('tells villages apart that all pass, and keeps the threshold a bound of its own', () => {
  const bounds = boundsOf(93.24, 80)
  expect(bounds).toEqual([80, 92.24, 94.24])
  expect(['79.10', '88.65', '93.00', '96.22'].map((percent) => stepOf(percent, Number(percent) >= 80, 80, bounds))).toEqual([0, 1, 2, 3])
})

it('keeps its bounds in order near the threshold and below it', () => {
  for (const average of [10, 78.5, 79.96, 80, 80.4, 99, 120]) {
    const [low, middle, high] = boundsOf(average, 80)
    expect(low <= middle && middle <= high, String(average)).toBe(true)
    expect([low, middle, high]).toContain(80)
  }
})

it('colours by the decision of the server, not by the rounded text', () => {
  const bounds = boundsOf(70, 80)
  expect(stepOf('80.00', false, 80, bounds)).toBe(2)
  expect(stepOf('80.00', true, 80, bounds)).toBe(3)
  expect(stepOf(null, false, 80, bounds)).toBeNull()
})
