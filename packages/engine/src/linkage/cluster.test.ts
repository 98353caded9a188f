import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clustersAt, type Edges, mergeByAverage } from './cluster.ts'
import { MergeTree } from './merge-tree.ts'

const rules = { limit: 8, looks: 8, lowest: 0.02 }
const edgesOf = (pairs: readonly (readonly [number, number, number])[]): Edges => ({
  left: Int32Array.from(pairs, (it) => it[0]),
  right: Int32Array.from(pairs, (it) => it[1]),
  bits: Float64Array.from(pairs, (it) => it[2]),
})

it('one false link does not chain two people together', () => {
  const clique = (members: number[]) => members.flatMap((a, at) => members.slice(at + 1).map((b) => [a, b, 12] as const))
  const edges = edgesOf([...clique([0, 1, 2, 3]), ...clique([4, 5, 6, 7]), [3, 4, 12]])
  expect([...clustersAt(8, mergeByAverage(8, edges, rules), 0.5)]).toEqual([0, 0, 0, 0, 4, 4, 4, 4])
})

it('a weak pair is carried by the sure pairs around it', () => {
  const edges = edgesOf([
    [0, 1, 12],
    [0, 2, 12],
    [1, 2, -3],
  ])
  expect([...clustersAt(3, mergeByAverage(3, edges, rules), 0.5)]).toEqual([0, 0, 0])
})

it('across two files only pairs of different files count', () => {
  const edges = edgesOf([
    [0, 2, 12],
    [1, 2, 12],
  ])
  const merges = mergeByAverage(3, edges, { ...rules, source: Int8Array.from([0, 0, 1]) })
  expect(merges.map((it) => it.pairs)).toEqual([1, 1])
})

it('what is forbidden never becomes one, not even by way of a third', () => {
  const edges = edgesOf([
    [0, 1, 12],
    [1, 2, 12],
    [0, 2, 12],
  ])
  const forbid = (a: readonly number[], b: readonly number[]) => [...a, ...b].includes(0) && [...a, ...b].includes(2)
  const clusters = clustersAt(3, mergeByAverage(3, edges, { ...rules, forbid }), 0.5)
  expect(clusters[0]).not.toBe(clusters[2])
})

const graphs = fc.uniqueArray(fc.tuple(fc.nat(14), fc.nat(14), fc.integer({ min: -7, max: 14 })), {
  selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
  maxLength: 60,
})
const proper = (pairs: [number, number, number][]) => pairs.filter(([a, b]) => a !== b).map(([a, b, bits]) => [Math.min(a, b), Math.max(a, b), bits] as const)

it('the order of the edges changes nothing, and a higher threshold only splits', () => {
  fc.assert(
    fc.property(graphs, (pairs) => {
      const edges = proper(pairs)
      const merges = mergeByAverage(15, edgesOf(edges), rules)
      const other = mergeByAverage(15, edgesOf([...edges].reverse()), rules)
      for (const threshold of [0.05, 0.3, 0.5, 0.9]) expect([...clustersAt(15, other, threshold)]).toEqual([...clustersAt(15, merges, threshold)])
      const [loose, strict] = [clustersAt(15, merges, 0.3), clustersAt(15, merges, 0.8)]
      for (let a = 0; a < 15; a++) for (let b = 0; b < 15; b++) if (strict[a] === strict[b]) expect(loose[a]).toBe(loose[b])
    }),
  )
})

it('the tree names the merge that joined two records', () => {
  fc.assert(
    fc.property(graphs, (pairs) => {
      const merges = mergeByAverage(15, edgesOf(proper(pairs)), rules)
      const tree = new MergeTree(15, merges)
      for (let upTo = 0; upTo <= merges.length; upTo++) {
        const clusters = clustersAt(15, merges.slice(0, upTo), 0)
        for (let a = 0; a < 15; a++)
          for (let b = a + 1; b < 15; b++) expect(clusters[a] === clusters[b]).toBe(tree.mergeOf(a, b) >= 0 && tree.mergeOf(a, b) < upTo)
      }
    }),
    { numRuns: 30 },
  )
})
