import { NativeSelect } from '@mantine/core'
import { PAIR_BANDS, PAIR_STATES } from '@semesta/contract'
import { SEGMENTS } from '@semesta/kernel'
import { AreaChoice, Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type Counts, sayReason, sayRegisters } from './words.ts'

const STATES = [...PAIR_STATES, 'all'] as const

/** Filters of the address, each with how many pairs it leaves. A choice that leaves none is still shown while it is in force. */
export function QueueFilters({ counts }: { counts: Counts }) {
  const { search, change: set } = useFilters()
  const change = (part: Parameters<typeof set>[0]) => set({ pair: undefined, ...part })
  const withCount = (label: string, pairs: number) => `${label} (${fmt.count(pairs)})`
  const of = (facets: readonly { key: string; pairs: number }[], label: (key: string) => string, chosen: string | undefined) => {
    const options = facets.map((it) => ({ value: it.key, label: withCount(label(it.key), it.pairs) }))
    return chosen && !options.some((it) => it.value === chosen) ? [{ value: chosen, label: withCount(label(chosen), 0) }, ...options] : options
  }
  const stateCount = (state: string) => (state === 'all' ? undefined : (counts.states.find((it) => it.key === state)?.pairs ?? 0))
  const reason = (key: string) => {
    const known = counts.reasons.find((it) => it.key === key)
    return known ? sayReason({ ...known, reason: key }) : key
  }
  return (
    <div className={links.filters}>
      <NativeSelect
        label={t('linkage.state')}
        value={search.state ?? 'open'}
        onChange={(event) => change({ state: STATES.find((it) => it === event.currentTarget.value) })}
        data={STATES.map((it) => ({
          value: it,
          label: it === 'open' || it === 'all' ? t(`linkage.state-${it}`) : withCount(t(`linkage.state-${it}`), stateCount(it) ?? 0),
        }))}
      />
      <Choice
        label={t('linkage.registers')}
        value={search.registerPair}
        options={of(counts.registers, sayRegisters, search.registerPair)}
        onChange={(registerPair) => change({ registerPair })}
      />
      <AreaChoice />
      <Choice label={t('linkage.reason')} value={search.reason} options={of(counts.reasons, reason, search.reason)} onChange={(it) => change({ reason: it })} />
      <Choice
        label={t('month.by-segment')}
        value={search.segment}
        options={of(counts.segments, (key) => t(`labels.${SEGMENTS.find((it) => it === key) ?? 'UNKNOWN'}`), search.segment)}
        onChange={(value) => change({ segment: SEGMENTS.find((it) => it === value) })}
      />
      <Choice
        label={t('linkage.band')}
        value={search.band}
        options={of(counts.bands, (key) => t(key === 'auto' ? 'linkage.band-auto' : 'linkage.band-review'), search.band)}
        onChange={(value) => change({ band: PAIR_BANDS.find((it) => it === value) })}
      />
    </div>
  )
}
