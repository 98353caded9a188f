import { Card, DataTable } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import { t } from '../../i18n/index.ts'
import type { Quality } from './QualityScreen.tsx'

/** Points of a score as the language writes them, without the percent sign. */
export const points = (score: number): string => fmt.percent(score.toFixed(2)).replace(/\s?%/, '')

export function gradeTone(grade: 'good' | 'fair' | 'poor'): 'ok' | 'warn' | 'bad' {
  return grade === 'good' ? 'ok' : grade === 'fair' ? 'warn' : 'bad'
}

/** The score month by month. */
export function QualityTrend({ quality }: { quality: Quality }) {
  return (
    <Card title={t('quality.trend')}>
      <DataTable
        caption={t('quality.trend')}
        rows={quality.trend.toReversed()}
        rowKey={(row) => row.month}
        columns={[
          { key: 'month', label: t('month.month'), render: (row) => fmt.month(row.month) },
          { key: 'score', label: t('quality.score'), align: 'right', render: (row) => (row.score === null ? '–' : points(row.score)) },
          { key: 'rupiah', label: t('quality.atRisk'), align: 'right', render: (row) => fmt.rupiah(row.rupiahAtRisk) },
        ]}
      />
    </Card>
  )
}
