import { Bars, Card, Note } from '@semesta/ui'
import { pick, t } from '../../i18n/index.ts'
import { laidOut } from './score.ts'
import { sayChance, sayField, sayWeight, type WholePair } from './words.ts'

const sayStep = ({ field, judul, title }: WholePair['waterfall'][number]) => (field ? `${sayField(field)}: ${pick(judul, title)}` : pick(judul, title))

/** Why this probability: each comparison with what it adds or takes away, as numbers and as lengths. */
export function Score({ pair }: { pair: WholePair }) {
  const { bars, total, width } = laidOut(pair.waterfall)
  return (
    <Card title={t('linkage.whyShare', { share: sayChance(pair.probability) })}>
      <Bars
        caption={t('linkage.whyShare', { share: sayChance(pair.probability) })}
        head={[t('linkage.comparison'), t('linkage.weight')]}
        max={width}
        bars={[
          ...bars.map((bar, at) => {
            const step = pair.waterfall[at]
            return {
              ...{ key: bar.key, label: step ? sayStep(step) : bar.key, value: bar.length, from: bar.from },
              ...{ tone: bar.weight < 0 ? ('against' as const) : ('for' as const), text: sayWeight(bar.weight) },
            }
          }),
          { key: 'total', label: <b>{t('linkage.sum')}</b>, value: total.length, from: total.from, text: <b>{sayWeight(total.weight)}</b> },
        ]}
      />
      <Note>{t('linkage.weightNote')}</Note>
    </Card>
  )
}
