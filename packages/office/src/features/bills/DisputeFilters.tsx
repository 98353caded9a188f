import { NativeSelect } from '@mantine/core'
import { DISPUTE_STATES } from '@semesta/contract'
import { AreaChoice, Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import type { WholeBill } from './words.ts'

const STATES = [...DISPUTE_STATES, 'all'] as const
const LEAST = [100_000, 300_000] as const

/** Filters of the address: a link is a saved view. */
export function DisputeFilters({ tests }: { tests: WholeBill['tests'] }) {
  const { search, change: set } = useFilters()
  const change = (part: Parameters<typeof set>[0]) => set({ line: undefined, ...part })
  return (
    <div className={links.filters}>
      <NativeSelect
        label={t('bills.filterState')}
        value={search.dispute ?? 'open'}
        onChange={(event) => change({ dispute: STATES.find((it) => it === event.currentTarget.value) })}
        data={STATES.map((it) => ({ value: it, label: t(`bills.dispute-${it}`) }))}
      />
      <Choice
        label={t('bills.filterTest')}
        value={search.test}
        options={tests.map((it) => ({ value: it.test, label: `${pick(it.judul, it.title)} (${fmt.count(it.lines)})` }))}
        onChange={(test) => change({ test })}
      />
      <AreaChoice />
      <Choice
        label={t('bills.filterLeast')}
        value={search.atLeast === undefined ? undefined : String(search.atLeast)}
        options={LEAST.map((it) => ({ value: String(it), label: t(`bills.least-${it}`) }))}
        onChange={(value) => change({ atLeast: value ? Number(value) : undefined })}
      />
    </div>
  )
}
