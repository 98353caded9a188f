import { SAVING_STAGES } from '@semesta/contract'
import { fmt } from '../../app/format.ts'
import { t } from '../../i18n/index.ts'
import type { SavingsData } from './SavingsScreen.tsx'
import styles from './savings.module.css'

const [WIDTH, HEIGHT, FOOT, HEAD, LEFT] = [820, 260, 24, 14, 118]
const GRID = [0, 0.25, 0.5, 0.75, 1] as const

/** Four columns a month beside each other: stages of the same money are not to be stacked. */
export function SavingsChart({ label, months }: { label: string; months: SavingsData['months'] }) {
  const highest = Math.max(1, ...months.flatMap((it) => SAVING_STAGES.map((stage) => it.stages[stage].rupiah)))
  const step = (WIDTH - LEFT) / Math.max(months.length, 4)
  const wide = Math.min((step * 0.8) / SAVING_STAGES.length, 26)
  const heightOf = (rupiah: number) => (Math.max(0, rupiah) / highest) * (HEIGHT - FOOT - HEAD)
  const floor = HEIGHT - FOOT
  const said = months.map((it) => `${fmt.monthShort(it.month)}: ${SAVING_STAGES.map((stage) => fmt.rupiahShort(it.stages[stage].rupiah)).join(', ')}`)
  return (
    <>
      <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}. ${said.join('; ')}`}>
        {GRID.map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH} y1={floor - share * (floor - HEAD)} y2={floor - share * (floor - HEAD)} className={styles.grid} />
            <text x={LEFT - 8} y={floor - share * (floor - HEAD) + 4} textAnchor="end" className={styles.text}>
              {fmt.rupiahShort(Math.round(share * highest))}
            </text>
          </g>
        ))}
        {months.map((it, index) => {
          const x = LEFT + index * step + (step - wide * SAVING_STAGES.length) / 2
          return (
            <g key={it.month}>
              {SAVING_STAGES.map((stage, place) => {
                const height = heightOf(it.stages[stage].rupiah)
                return <rect key={stage} x={x + place * wide} y={floor - height} width={wide - 1} height={height} className={styles[stage]} />
              })}
              <text
                x={x + (wide * SAVING_STAGES.length) / 2}
                y={HEIGHT - 6}
                textAnchor="middle"
                className={`${styles.text} ${(months.length - index) % 2 === 0 ? styles.wideOnly : ''}`}
              >
                {fmt.monthShort(it.month)}
              </text>
            </g>
          )
        })}
      </svg>
      <ul className={styles.legend}>
        {SAVING_STAGES.map((stage) => (
          <li key={stage}>
            <span className={`${styles.swatch} ${styles[stage]}`} aria-hidden />
            {t(`savings.stage-${stage}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
