import { expect, it } from 'vitest'
import { neighbour, stepOf, type Tile } from './tile-map.ts'

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

it('colours by the decision of the server, not by the rounded text', () => {
  expect(stepOf('80.00', false, 80)).toBe(2)
  expect(stepOf('80.00', true, 80)).toBe(3)
  expect(stepOf('77.50', false, 80)).toBe(1)
  expect(stepOf('60.00', false, 80)).toBe(0)
  expect(stepOf(null, false, 80)).toBeNull()
})
