import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type FlowLink, layFlow } from './flow-layout.ts'

const nodes = ['a', 'b', 'c'].map((id) => ({ id, label: id, tone: 'neutral' as const }))
const link = (from: string, to: string, value: number): FlowLink => ({ from, to, value, label: '', href: '' })

it('gives every node the height of its links, with a gap between nodes', () => {
  const { nodes: placed, height } = layFlow(nodes, [link('a', 'b', 60), link('a', 'c', 20), link('b', 'c', 20)], 100)
  expect(placed.map((it) => [it.id, it.side, it.y, it.height])).toEqual([
    ['a', 'from', 0, 80],
    ['b', 'from', 90, 20],
    ['b', 'to', 0, 60],
    ['c', 'to', 70, 40],
  ])
  expect(height).toBe(110)
})

it('never lays two links of a node over each other, and keeps a single person visible', () => {
  const some = fc.array(fc.record({ from: fc.constantFrom('a', 'b', 'c'), to: fc.constantFrom('a', 'b', 'c'), value: fc.integer({ min: 1, max: 100_000 }) }))
  fc.assert(
    fc.property(some, (links) => {
      const { links: placed, height } = layFlow(
        nodes,
        links.map((it) => link(it.from, it.to, it.value)),
        300,
      )
      for (const it of placed) expect(it.height).toBeGreaterThanOrEqual(2)
      for (const at of ['fromY', 'toY'] as const) {
        const spans = placed.map((it) => [it[at], it[at] + it.height] as const).toSorted((x, y) => x[0] - y[0])
        for (const [index, span] of spans.entries()) {
          const before = spans[index - 1]
          if (before) expect(span[0]).toBeGreaterThanOrEqual(before[1] - 1e-6)
          expect(span[1]).toBeLessThanOrEqual(height + 1e-6)
        }
      }
    }),
  )
})
