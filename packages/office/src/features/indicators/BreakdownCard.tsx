import { SegmentedControl } from '@mantine/core'
import { GetBreakdown } from '@semesta/contract'
import { Card, Empty } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { useOffice } from '../../app/office.tsx'
import { BREAKDOWNS, type BreakdownBy } from '../../app/search.ts'
import { t } from '../../i18n/index.ts'
import { BreakdownTable } from './BreakdownTable.tsx'

interface Props {
  month: { month: string }
  area?: string
  by: BreakdownBy
  onBy: (by: BreakdownBy) => void
  dimensions?: readonly BreakdownBy[]
}

/** The counts of an area by one dimension at a time. */
export function BreakdownCard({ month, area, by, onBy, dimensions = BREAKDOWNS }: Props) {
  const { regency } = useOffice()
  const read = useRead(GetBreakdown, { regency: regency.code, month: month.month, area, by }, { keep: true })
  const title = t('month.breakdown')
  return (
    <Card title={title}>
      <div style={{ overflowX: 'auto', marginBottom: 10 }}>
        <SegmentedControl
          size="xs"
          aria-label={title}
          value={by}
          onChange={(value) => onBy(dimensions.find((it) => it === value) ?? 'segment')}
          data={dimensions.map((it) => ({ value: it, label: t(`month.by-${it}`) }))}
        />
      </div>
      <Await read={read} rows={6} height={36}>
        {(data) =>
          data.rows.length === 0 ? (
            <Empty>{t('month.nobody')}</Empty>
          ) : (
            <BreakdownTable by={by} rows={data.rows} area={area} caption={`${title}: ${t(`month.by-${by}`)}`} />
          )
        }
      </Await>
    </Card>
  )
}
