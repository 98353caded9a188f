import type { GetMovements, OutputOf } from '@semesta/contract'
import { MOVEMENTS, type Movement, SEGMENTS } from '@semesta/kernel'
import type { FlowLink, FlowNode } from '@semesta/ui'
import type { OfficeSearch } from '../../app/search.ts'

export type Row = OutputOf<typeof GetMovements>['rows'][number]
type Side = Row['from']

/** Heads, and what they change in active heads and in rupiah of the city. */
export interface Sum {
  heads: number
  active: number
  rupiah: number
}
export interface Line extends Sum {
  key: string
  kind: Movement
  /** the filters whose list holds exactly these people */
  behind: OfficeSearch
  /** the first line of a kind, or one of its parts */
  isPart: boolean
  cause: Row['cause']
  from: Side
  to: Side
}

const activeOf = (side: Side) => (side?.active ? 1 : 0)

export function sumOf(rows: readonly Row[]): Sum {
  const add = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  return {
    heads: add((row) => row.heads),
    active: add((row) => row.heads * (activeOf(row.to) - activeOf(row.from))),
    rupiah: add((row) => (row.to?.rupiahPerMonth ?? 0) - (row.from?.rupiahPerMonth ?? 0)),
  }
}

/** One line a kind, in the order of the kinds, and below it its causes, or for a change of segment its segments. */
export function linesOf(rows: readonly Row[]): Line[] {
  return MOVEMENTS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    if (own.length === 0) return []
    const whole: Line = { key: kind, kind, behind: { kind }, isPart: false, cause: null, from: null, to: null, ...sumOf(own) }
    const parts = kind === 'switched' ? segmentParts(own) : causeParts(own)
    return [whole, ...parts]
  })
}

function causeParts(rows: readonly Row[]): Line[] {
  const causes = [...new Set(rows.flatMap((row) => row.cause ?? []))]
  return causes.map((cause) => {
    const own = rows.filter((row) => row.cause === cause)
    const kind = own[0]?.kind ?? 'unchanged'
    return { key: `${kind} ${cause}`, kind, behind: { kind, why: cause }, isPart: true, cause, from: null, to: null, ...sumOf(own) }
  })
}

function segmentParts(rows: readonly Row[]): Line[] {
  const pairs = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.from?.segment} ${row.to?.segment}`
    pairs.set(key, [...(pairs.get(key) ?? []), row])
  }
  return [...pairs].map(([key, own]) => {
    const { from = null, to = null } = own[0] ?? {}
    const behind = { kind: 'switched' as const, fromSegment: from?.segment, toSegment: to?.segment }
    return { key, kind: 'switched', behind, isPart: true, cause: null, from, to, ...sumOf(own) }
  })
}

interface Words {
  segment: (segment: (typeof SEGMENTS)[number], active: boolean) => string
  absent: { from: string; to: string }
  link: (from: string, to: string, heads: number) => string
  href: (search: OfficeSearch) => string
}

const ABSENT = 'absent'
const idOf = (side: Side) => (side ? `${side.segment} ${side.active}` : ABSENT)

/** The picture's nodes and bands: every pair of states between which people went, with the list behind each. */
export function flowOf(rows: readonly Row[], words: Words): { nodes: FlowNode[]; links: (FlowLink & { behind: OfficeSearch })[] } {
  const pairs = new Map<string, Row[]>()
  for (const row of rows) {
    if (idOf(row.from) === idOf(row.to)) continue
    const key = `${idOf(row.from)}>${idOf(row.to)}`
    pairs.set(key, [...(pairs.get(key) ?? []), row])
  }
  const labelOf = (side: Side, end: 'from' | 'to') => (side ? words.segment(side.segment, side.active) : words.absent[end])
  const links = [...pairs.values()].map((own) => {
    const { from = null, to = null } = own[0] ?? {}
    const behind = sidesOf(from, to)
    const value = sumOf(own).heads
    return { from: idOf(from), to: idOf(to), value, behind, href: words.href(behind), label: words.link(labelOf(from, 'from'), labelOf(to, 'to'), value) }
  })
  const states = SEGMENTS.flatMap((segment) =>
    [true, false].map((active): FlowNode => {
      return { id: `${segment} ${active}`, label: words.segment(segment, active), tone: active ? 'good' : 'bad' }
    }),
  )
  return { nodes: [...states, { id: ABSENT, label: '', tone: 'neutral' }], links }
}

/** Filters of a list by both sides; a side that is not there is told by its missing segment. */
function sidesOf(from: Side, to: Side): OfficeSearch {
  const text = (side: Side): 'true' | 'false' => (side?.active ? 'true' : 'false')
  const segmentOf = (side: Side) => side?.segment ?? 'NONE'
  return { fromSegment: segmentOf(from), toSegment: segmentOf(to), fromActive: text(from), toActive: text(to) }
}
