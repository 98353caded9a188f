import { DataTable, Note, Twin } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import { t } from '../../i18n/index.ts'
import { type Quality, sayShare } from './words.ts'

const [WIDTH, HEIGHT, EDGE] = [560, 240, 44]
const x = (share: number) => EDGE + share * (WIDTH - EDGE - 22)
const y = (share: number) => 10 + (1 - share) * (HEIGHT - 40)
const edge = (share: number) => fmt.threshold(Number((share * 100).toFixed(2)))
const label = (it: { from: number; to: number }) => `${edge(it.from)} – ${edge(it.to)}`

/** Whether a probability of the model is what it says: of pairs said to be 90 % sure, about 90 % should be one human. */
export function Calibration({ quality }: { quality: Quality }) {
  const { bands } = quality
  if (bands.length === 0) return null
  const title = t('linkage.calibration')
  return (
    <Twin
      title={title}
      kind="chart"
      picture={<Picture bands={bands} title={title} />}
      table={
        <DataTable
          caption={title}
          rows={bands}
          rowKey={(row) => row.from}
          columns={[
            { key: 'band', label: t('linkage.bandHead'), render: label },
            { key: 'pairs', label: t('linkage.pairs'), align: 'right', render: (row) => fmt.count(row.pairs) },
            { key: 'estimated', label: t('linkage.said'), align: 'right', render: (row) => sayShare(row.estimated) },
            { key: 'actual', label: t('linkage.true'), align: 'right', render: (row) => (row.actual === null ? '–' : sayShare(row.actual)) },
          ]}
        />
      }
      note={<Note>{t('linkage.calibrationNote')}</Note>}
    />
  )
}

function Picture({ bands, title }: { bands: Quality['bands']; title: string }) {
  const steps = [0, 0.25, 0.5, 0.75, 1]
  const text = { fontSize: 11, fill: 'var(--s-muted)' }
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} style={{ width: '100%', maxWidth: 720, height: 'auto' }}>
      {steps.map((step) => (
        <g key={step}>
          <line x1={x(0)} x2={x(1)} y1={y(step)} y2={y(step)} stroke="var(--s-line)" />
          <text x={EDGE - 6} y={y(step) + 4} textAnchor="end" {...text}>
            {`${step * 100} %`}
          </text>
          <text x={x(step)} y={HEIGHT - 8} textAnchor="middle" {...text}>
            {`${step * 100} %`}
          </text>
        </g>
      ))}
      {bands.map((it) => {
        const wide = Math.max(2, x(it.to) - x(it.from) - 2)
        return (
          <g key={it.from}>
            <title>{`${label(it)}: ${sayShare(it.estimated)}${it.actual === null ? '' : ` / ${sayShare(it.actual)}`}`}</title>
            <rect x={x(it.from) + 1} y={y(it.estimated)} width={wide} height={y(0) - y(it.estimated)} fill="var(--s-tile-4)" />
            {it.actual !== null && <rect x={x(it.from) + 1} y={y(it.actual) - 1.5} width={wide} height={3} fill="var(--s-warn)" />}
          </g>
        )
      })}
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--s-muted)" strokeDasharray="4 4" />
    </svg>
  )
}
