import { NativeSelect } from '@mantine/core'
import { AGE_BANDS, CAUSES, SEGMENTS } from '@semesta/kernel'
import { t } from '../i18n/index.ts'
import { useAreaName, useAreas, useFilters } from './office.tsx'

interface ChoiceProps {
  label: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
  onChange: (value: string | undefined) => void
}

/** One filter of an address; empty means all. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: t('people.all') }, ...options]}
    />
  )
}

export function AreaChoice() {
  const { search, change } = useFilters()
  const areas = useAreas()
  const name = useAreaName()
  const known = areas.state === 'ready' ? areas.data.areas.filter((area) => area.level !== 'regency') : []
  const options = known.map((area) => ({ value: area.code, label: area.level === 'kecamatan' ? t('areas.kecamatan', { name: area.name }) : `– ${area.name}` }))
  if (search.area && !known.some((area) => area.code === search.area)) options.unshift({ value: search.area, label: name(search.area) })
  return <Choice label={t('people.area')} value={search.area} options={options} onChange={(area) => change({ area })} />
}

export function SegmentChoice() {
  const { search, change } = useFilters()
  const options = SEGMENTS.map((segment) => ({ value: segment, label: t(`labels.${segment}`) }))
  return (
    <Choice
      label={t('month.by-segment')}
      value={search.segment}
      options={options}
      onChange={(value) => change({ segment: SEGMENTS.find((it) => it === value) })}
    />
  )
}

export function CauseChoice() {
  const { search, change } = useFilters()
  const options = CAUSES.map((cause) => ({ value: cause, label: t(`labels.${cause}`) }))
  return (
    <Choice label={t('month.by-cause')} value={search.cause} options={options} onChange={(value) => change({ cause: CAUSES.find((it) => it === value) })} />
  )
}

export function SexChoice() {
  const { search, change } = useFilters()
  const sexes = ['L', 'P'] as const
  const options = sexes.map((sex) => ({ value: sex, label: t(`labels.${sex}`) }))
  return <Choice label={t('month.by-sex')} value={search.sex} options={options} onChange={(value) => change({ sex: sexes.find((it) => it === value) })} />
}

export function AgeChoice() {
  const { search, change } = useFilters()
  const options = AGE_BANDS.map((age) => ({ value: age, label: t(`labels.${age}`) }))
  return <Choice label={t('month.by-age')} value={search.age} options={options} onChange={(value) => change({ age: AGE_BANDS.find((it) => it === value) })} />
}
