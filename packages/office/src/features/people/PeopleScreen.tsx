import { NativeSelect } from '@mantine/core'
import { COUNTS, ExportPeople, ListPeople } from '@semesta/contract'
import { AgeChoice, AreaChoice, CauseChoice, Choice, SegmentChoice, SexChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { ListScreen, OfMonth, useList } from '../../app/List.tsx'
import { exportOf } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { PeopleTable } from './PeopleTable.tsx'

/** Exactly the people a number counted: the same filters, the same total. */
export function PeopleScreen() {
  return <OfMonth title={t('nav.people')}>{(month) => <People month={month} />}</OfMonth>
}

function People({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const name = useAreaName()
  const { area, segment, sex, age, cause, since, payer, unit } = search
  const count = search.count ?? 'registered'
  const filter = { regency: regency.code, month, count, area, segment, sex, age, cause, since, payer, unit }
  const list = useList(ListPeople, filter)
  const parts = [
    area && name(area),
    segment && t(`labels.${segment}`),
    sex && t(`labels.${sex}`),
    age && t(`labels.${age}`),
    cause && t(`labels.${cause}`),
    since && t('people.activeSince', { month: fmt.month(since) }),
    payer && t(`movements.payer-${payer}`),
    unit && unitName(unit),
  ].filter(Boolean)
  const what = [t(`labels.count-${count}`), ...parts].join(' · ')
  return (
    <ListScreen
      list={list}
      what={what}
      count={(total) => t('people.listed', { total, what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      save={exportOf(ExportPeople, filter)}
      filters={
        <>
          <NativeSelect
            label={t('people.count')}
            value={count}
            onChange={(event) => change({ count: COUNTS.find((it) => it === event.currentTarget.value) })}
            data={COUNTS.map((it) => ({ value: it, label: t(`labels.count-${it}`) }))}
          />
          <AreaChoice />
          <SegmentChoice />
          <SexChoice />
          <AgeChoice />
          <CauseChoice />
          <CohortChoice />
        </>
      }
      none={t('people.none')}
    >
      {({ rows }) => <PeopleTable rows={rows} caption={what} />}
    </ListScreen>
  )
}

/** An area on the boundaries of another time, by its codes. */
function unitName(unit: string): string {
  const [, on, codes = ''] = unit.split(':')
  return t(on === 'old' ? 'boundaries.unitOld' : 'boundaries.unitNew', { codes: codes.replaceAll('+', ' + ') })
}

/** What a list was narrowed to where it came from a curve; can only be taken off again. */
function CohortChoice() {
  const { search, change } = useFilters()
  const { since, payer, unit } = search
  if (!since && !payer && !unit) return null
  const label = [since && t('people.activeSince', { month: fmt.month(since) }), payer && t(`movements.payer-${payer}`), unit && unitName(unit)]
    .filter(Boolean)
    .join(', ')
  return (
    <Choice
      label={t('movements.narrowed')}
      value="on"
      options={[{ value: 'on', label }]}
      onChange={() => change({ since: undefined, payer: undefined, unit: undefined })}
    />
  )
}
