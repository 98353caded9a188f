export interface FlowNode {
  id: string
  label: string
  tone: 'good' | 'bad' | 'neutral'
}
export interface FlowLink {
  from: string
  to: string
  value: number
  /** what the link says when it is read out or pointed at */
  label: string
  href: string
}
export interface PlacedNode extends FlowNode {
  side: 'from' | 'to'
  y: number
  height: number
  value: number
}
export interface PlacedLink extends FlowLink {
  /** upper edges at both ends */
  fromY: number
  toY: number
  height: number
}

const GAP = 10
const LEAST = 2

/**
 * Places a flow between two columns of nodes: heights by value, links in the order of their nodes so that few cross.
 *
 * Unit:  pixels; every link is at least two high, so that a single person can still be pointed at.
 * Shape: nodes without a link are left out; `height` is what the whole picture takes.
 */
export function layFlow(nodes: readonly FlowNode[], links: readonly FlowLink[], space: number): { nodes: PlacedNode[]; links: PlacedLink[]; height: number } {
  const total = links.reduce((sum, it) => sum + it.value, 0)
  const scale = total > 0 ? space / total : 0
  const heightOf = (link: FlowLink) => Math.max(LEAST, link.value * scale)
  const order = new Map(nodes.map((it, index) => [it.id, index]))
  const sorted = links.toSorted((a, b) => rank(order, a.from) - rank(order, b.from) || rank(order, a.to) - rank(order, b.to))
  const place = (side: 'from' | 'to'): PlacedNode[] => {
    let y = 0
    return nodes.flatMap((node) => {
      const own = sorted.filter((it) => it[side] === node.id)
      if (own.length === 0) return []
      const height = own.reduce((sum, it) => sum + heightOf(it), 0)
      const placed = { ...node, side, y, height, value: own.reduce((sum, it) => sum + it.value, 0) }
      y += height + GAP
      return [placed]
    })
  }
  const [left, right] = [place('from'), place('to')]
  const [used, taken] = [new Map<string, number>(), new Map<string, number>()]
  const next = (offsets: Map<string, number>, column: readonly PlacedNode[], id: string, height: number) => {
    const before = offsets.get(id) ?? 0
    offsets.set(id, before + height)
    return (column.find((it) => it.id === id)?.y ?? 0) + before
  }
  const placed = sorted.map((link): PlacedLink => {
    const height = heightOf(link)
    return { ...link, height, fromY: next(used, left, link.from, height), toY: next(taken, right, link.to, height) }
  })
  const ends = [...left, ...right].map((it) => it.y + it.height)
  return { nodes: [...left, ...right], links: placed, height: Math.max(0, ...ends) }
}

const rank = (order: ReadonlyMap<string, number>, id: string) => order.get(id) ?? Number.MAX_SAFE_INTEGER
