import { expect, it } from 'vitest'
import { flowOf, linesOf, type Row, sumOf } from './movements.ts'

const side = (segment: 'PBI_JK' | 'PBPU_PEMDA', active: boolean, rupiahPerMonth = 0) => ({ segment, active, rupiahPerMonth })
const rows: Row[] = [
  { kind: 'joined', cause: 'newborn', from: null, to: side('PBPU_PEMDA', true, 113_400), heads: 3 },
  { kind: 'lapsed', cause: 'arrears', from: side('PBPU_PEMDA', true, 75_600), to: side('PBPU_PEMDA', false), heads: 2 },
  { kind: 'lapsed', cause: 'deceased', from: side('PBI_JK', true), to: side('PBI_JK', false), heads: 1 },
  { kind: 'switched', cause: null, from: side('PBPU_PEMDA', true, 37_800), to: side('PBI_JK', true), heads: 1 },
  { kind: 'unchanged', cause: null, from: side('PBI_JK', true), to: side('PBI_JK', true), heads: 90 },
]
const words = {
  segment: (segment: string, active: boolean) => `${segment} ${active ? 'on' : 'off'}`,
  absent: { from: 'new', to: 'gone' },
  link: (from: string, to: string, heads: number) => `${heads}: ${from} > ${to}`,
  href: () => '#',
}

it('adds up heads, active cards and what the city pays', () => {
  expect(sumOf(rows)).toEqual({ heads: 97, active: 0, rupiah: 0 })
  expect(sumOf(rows.filter((it) => it.kind === 'joined'))).toEqual({ heads: 3, active: 3, rupiah: 113_400 })
})

it('has a line a kind with its causes, and a change of segment with its segments', () => {
  expect(linesOf(rows).map((it) => [it.key, it.heads, it.isPart])).toEqual([
    ['joined', 3, false],
    ['joined newborn', 3, true],
    ['switched', 1, false],
    ['PBPU_PEMDA PBI_JK', 1, true],
    ['lapsed', 3, false],
    ['lapsed arrears', 2, true],
    ['lapsed deceased', 1, true],
    ['unchanged', 90, false],
  ])
})

it('draws only those who changed, each band with the filters of its list', () => {
  const { links } = flowOf(rows, words)
  expect(links.map((it) => it.label)).toEqual([
    '3: new > PBPU_PEMDA on',
    '2: PBPU_PEMDA on > PBPU_PEMDA off',
    '1: PBI_JK on > PBI_JK off',
    '1: PBPU_PEMDA on > PBI_JK on',
  ])
  expect(links[0]?.behind).toEqual({ fromSegment: 'NONE', toSegment: 'PBPU_PEMDA', fromActive: 'false', toActive: 'true' })
})
