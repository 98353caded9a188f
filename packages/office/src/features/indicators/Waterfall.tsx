import { Bars, Card, Note } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import { PeopleNumber } from '../../app/links.tsx'
import { t } from '../../i18n/index.ts'
import type { MonthView } from './figures.tsx'

/** From official to verified coverage: what the registered cards turn out to be. */
export function Waterfall({ month, area }: { month: MonthView; area?: string }) {
  const registered = month.counts.registered
  const heads = (step: string) => month.waterfall.find((it) => it.step === step)?.heads ?? 0
  let left = registered
  const steps = (['duplicate', 'dead', 'moved', 'not-resident'] as const).map((step) => {
    left -= heads(step)
    return {
      key: step,
      label: t(`labels.${step}`),
      value: heads(step),
      from: left,
      tone: 'bad' as const,
      text: <>−{<PeopleNumber value={heads(step)} behind={{ count: step, area }} />}</>,
    }
  })
  const verified = heads('verified')
  const population = month.counts.population
  return (
    <Card title={t('month.waterfall')} aside={t('month.waterfallAside')}>
      <Bars
        caption={t('month.waterfall')}
        head={[t('month.step'), t('month.cards')]}
        max={Math.max(registered, population)}
        bars={[
          {
            key: 'registered',
            label: t('month.registeredCards'),
            value: registered,
            text: <PeopleNumber value={registered} behind={{ count: 'registered', area }} />,
            tone: 'muted',
          },
          ...steps,
          { key: 'verified', label: t('labels.verified'), value: verified, text: <PeopleNumber value={verified} behind={{ count: 'verified', area }} /> },
          {
            key: 'population',
            label: t('month.population'),
            value: population,
            text: <PeopleNumber value={population} behind={{ count: 'population', area }} />,
            tone: 'muted',
          },
        ]}
      />
      <Note>
        {t('month.waterfallNote', { official: fmt.percent(month.coverage.percent), verified: fmt.count(verified), population: fmt.count(population) })}
      </Note>
    </Card>
  )
}
