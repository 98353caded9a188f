import { formatCount } from './formats.ts'
import { useLang } from './lang.tsx'
import styles from './StackChart.module.css'

export interface Stack {
  key: string
  label: string
  /** one value a layer, in the order of the layers */
  values: readonly number[]
}
interface Props {
  label: string
  /** names of the layers, from the bottom up; at most six */
  layers: readonly string[]
  stacks: readonly Stack[]
}

const [WIDTH, HEIGHT, FOOT, HEAD] = [760, 240, 22, 18]

/** Columns of heads in layers, one a month. Its table twin stands beside it. */
export function StackChart({ label, layers, stacks }: Props) {
  const lang = useLang()
  const highest = Math.max(1, ...stacks.map((it) => sum(it.values)))
  const step = WIDTH / Math.max(stacks.length, 6)
  const wide = Math.min(step * 0.68, 64)
  const heightOf = (value: number) => (value / highest) * (HEIGHT - FOOT - HEAD)
  return (
    <>
      <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {stacks.map((stack, index) => {
          const x = index * step + (step - wide) / 2
          let top = HEIGHT - FOOT
          return (
            <g key={stack.key}>
              {stack.values.map((value, layer) => {
                const height = heightOf(value)
                top -= height
                return <rect key={layers[layer]} x={x} y={top} width={wide} height={height} className={styles[`tone${layer}`]} />
              })}
              <text x={x + wide / 2} y={top - 5} textAnchor="middle" className={styles.text}>
                {formatCount(sum(stack.values), lang)}
              </text>
              <text
                x={x + wide / 2}
                y={HEIGHT - 6}
                textAnchor="middle"
                className={`${styles.text} ${(stacks.length - index) % 2 === 0 ? styles.wideOnly : ''}`}
              >
                {stack.label}
              </text>
            </g>
          )
        })}
        <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className={styles.base} />
      </svg>
      <ul className={styles.legend}>
        {layers.map((layer, index) => (
          <li key={layer}>
            <span className={`${styles.swatch} ${styles[`tone${index}`]}`} aria-hidden />
            {layer}
          </li>
        ))}
      </ul>
    </>
  )
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
