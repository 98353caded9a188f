import { GetFigures } from '@semesta/contract'
import { Row, Screen } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { BreakdownCard } from '../indicators/BreakdownCard.tsx'
import { AsOf } from '../indicators/figures.tsx'
import { VillageCard } from '../indicators/VillageCard.tsx'

/** Every kecamatan and village this person may see, as tiles and as tables. */
export function AreasScreen() {
  const { regency, month } = useOffice()
  const { search, change } = useFilters()
  const read = useRead(GetFigures, { regency: regency.code, month: month ?? '' }, { when: month !== null })
  return (
    <Screen title={t('areas.title', { regency: regency.name })} sub={read.state === 'ready' ? <AsOf month={read.data} /> : undefined}>
      {month === null ? (
        <Beginning />
      ) : (
        <Await read={read} rows={3} height={180}>
          {(data) => (
            <Row columns="one">
              <VillageCard month={data} />
              <BreakdownCard
                month={data}
                by={search.by === 'village' ? 'village' : 'kecamatan'}
                onBy={(by) => change({ by })}
                dimensions={['kecamatan', 'village']}
              />
            </Row>
          )}
        </Await>
      )}
    </Screen>
  )
}
