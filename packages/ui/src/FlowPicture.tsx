import styles from './FlowPicture.module.css'
import { type FlowLink, type FlowNode, layFlow, type PlacedLink } from './flow-layout.ts'
import { formatCount } from './formats.ts'
import { useLang } from './lang.tsx'

interface Props {
  label: string
  nodes: readonly FlowNode[]
  links: readonly FlowLink[]
  /** without it the bands are no doors: for whom names are closed */
  onOpen?: (link: FlowLink) => void
}

// Room for the longest label, `PPU Penyelenggara Negara, nonaktif 12.345`, on both sides.
const WIDTH = 900
const COLUMN = 270
const BAR = 10

/** A band from the bar on the left to the bar on the right, bent in the middle. */
function band({ fromY, toY, height }: PlacedLink): string {
  const [left, right] = [COLUMN + BAR, WIDTH - COLUMN - BAR]
  const middle = (left + right) / 2
  return `M${left},${fromY} C${middle},${fromY} ${middle},${toY} ${right},${toY} V${toY + height} C${middle},${toY + height} ${middle},${fromY + height} ${left},${fromY + height} Z`
}

/** Where people went from one state to another: bands as wide as the heads in them, each a door to their names. A table twin stands beside it. */
export function FlowPicture({ label, nodes, links, onOpen }: Props) {
  const lang = useLang()
  const placed = layFlow(nodes, links, 300)
  const tones = new Map(placed.nodes.map((it) => [`${it.side} ${it.id}`, it.tone]))
  const toneOf = (it: FlowLink) => {
    const tone = tones.get(`to ${it.to}`)
    return tone === 'good' ? styles.good : tone === 'bad' ? styles.bad : ''
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure of links, named as one
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${Math.ceil(placed.height) + 14}`} role="group" aria-label={label}>
      {placed.links.map((link) => {
        const key = `${link.from} ${link.to}`
        const path = (
          <>
            <title>{link.label}</title>
            <path d={band(link)} className={`${styles.link} ${toneOf(link)}`} />
          </>
        )
        if (!onOpen) return <g key={key}>{path}</g>
        return (
          <a
            key={key}
            href={link.href}
            className={styles.door}
            aria-label={link.label}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              onOpen(link)
            }}
          >
            {path}
          </a>
        )
      })}
      {placed.nodes.map((node) => {
        const isFrom = node.side === 'from'
        const x = isFrom ? COLUMN : WIDTH - COLUMN - BAR
        const tone = node.tone === 'neutral' ? '' : styles[node.tone]
        return (
          <g key={`${node.side} ${node.id}`} aria-hidden>
            <rect x={x} y={node.y} width={BAR} height={node.height} className={`${styles.node} ${tone}`} rx={2} />
            <text
              x={isFrom ? x - 8 : x + BAR + 8}
              y={node.y + node.height / 2}
              textAnchor={isFrom ? 'end' : 'start'}
              dominantBaseline="middle"
              className={styles.text}
            >
              {node.label} <tspan className={styles.value}>{formatCount(node.value, lang)}</tspan>
            </text>
          </g>
        )
      })}
    </svg>
  )
}
