import { DataTable, Note, Twin } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import { t } from '../../i18n/index.ts'
import { linesOf, scaleOf } from './burn.ts'
import styles from './funds.module.css'
import type { MoneyYear } from './money.ts'

const [WIDTH, HEIGHT, LEFT, RIGHT, HEAD, FOOT] = [760, 270, 112, 12, 14, 30]

/** What is left of the pagu, month by month: as billed, and at both paces. */
export function BurnDown({ money }: { money: MoneyYear }) {
  return (
    <Twin
      title={t('funds.burn')}
      kind="chart"
      picture={<Picture money={money} />}
      note={<Note>{t('funds.method')}</Note>}
      table={
        <DataTable
          caption={t('funds.burn')}
          rows={money.burn}
          rowKey={(row) => row.month}
          columns={[
            { key: 'month', label: t('funds.month'), render: (row) => fmt.month(row.month) },
            { key: 'heads', label: t('funds.heads'), align: 'right', render: (row) => count((row.billed ?? row.bills ?? row.planned)?.heads) },
            { key: 'billed', label: t('funds.billed'), align: 'right', render: (row) => rupiah(row.billed?.rupiah) },
            { key: 'left', label: t('funds.actual'), align: 'right', render: (row) => rupiah(row.billed?.left) },
            { key: 'bills', label: t('funds.atBills'), align: 'right', render: (row) => rupiah(row.bills?.left) },
            { key: 'planned', label: t('funds.atPlanned'), align: 'right', render: (row) => rupiah(row.planned?.left) },
          ]}
        />
      }
    />
  )
}

const rupiah = (value: number | undefined) => (value === undefined ? '–' : fmt.rupiah(value))
const count = (value: number | undefined) => (value === undefined ? '–' : fmt.count(value))

function Picture({ money }: { money: MoneyYear }) {
  const lines = linesOf(money.burn)
  const { low, high, ticks } = scaleOf(lines.flatMap((it) => it.points.map((point) => point.left)))
  const x = (at: number) => LEFT + (at / 12) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => HEAD + ((high - value) / (high - low)) * (HEIGHT - HEAD - FOOT)
  const main = money.answer?.paces.find((it) => it.basis === money.answer?.main)
  const label = t('funds.burnLabel', {
    ...{ year: money.year, now: fmt.rupiahShort(money.answer?.position.left ?? 0), pace: t(`funds.pace-${money.answer?.main ?? 'planned'}`) },
    until: fmt.date(main?.lasts?.until ?? null),
  })
  return (
    <>
      <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className={tick === 0 ? styles.zero : styles.grid} />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className={styles.text}>
              {tick === 0 ? '0' : fmt.rupiahShort(tick)}
            </text>
          </g>
        ))}
        {money.burn.map((row, index) => (
          <text key={row.month} x={x(index + 1)} y={HEIGHT - 6} textAnchor="end" className={`${styles.text} ${index % 3 === 2 ? '' : styles.wideOnly}`}>
            {fmt.monthShort(row.month).slice(0, 3)}
          </text>
        ))}
        {lines.map((line) => (
          <polyline key={line.name} points={line.points.map((it) => `${x(it.at)},${y(it.left)}`).join(' ')} className={styles[line.name]} />
        ))}
        {lines
          .find((it) => it.name === 'actual')
          ?.points.map((it) => (
            <circle key={it.at} cx={x(it.at)} cy={y(it.left)} r={3.2} className={styles.dot} />
          ))}
      </svg>
      <ul className={styles.legend}>
        {lines.map(({ name }) => (
          <li key={name}>
            <svg width={34} height={8} aria-hidden>
              <line x1={0} x2={34} y1={4} y2={4} className={styles[name]} />
            </svg>
            {t(`funds.${name === 'actual' ? 'actual' : name === 'bills' ? 'atBills' : 'atPlanned'}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
