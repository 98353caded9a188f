import { NativeSelect } from '@mantine/core'
import { COUNTS, ExportPeople, ListPeople } from '@semesta/contract'
import { Card, Empty, Pager, Screen } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AgeChoice, AreaChoice, CauseChoice, Choice, SegmentChoice, SexChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { Beginning } from '../indicators/Beginning.tsx'
import { FrozenNames } from './Frozen.tsx'
import { PeopleTable } from './PeopleTable.tsx'

const PAGE_SIZE = 50

/** Exactly the people a number counted: the same filters, the same total. */
export function PeopleScreen() {
  const { month } = useOffice()
  if (month === null) {
    return (
      <Screen title={t('nav.people')}>
        <Beginning />
      </Screen>
    )
  }
  return <People month={month} />
}

function People({ month }: { month: string }) {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const name = useAreaName()
  const { area, segment, sex, age, cause, since, payer, unit, page = 1 } = search
  const count = search.count ?? 'registered'
  const filter = { regency: regency.code, month, count, area, segment, sex, age, cause, since, payer, unit }
  const read = useRead(ListPeople, { ...filter, page, pageSize: PAGE_SIZE }, { keep: true })
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
  const total = read.state === 'ready' ? read.data.total : null
  return (
    <Screen
      title={what}
      headline={total === null ? what : t('people.listed', { total: fmt.count(total), what })}
      sub={`${regency.name} · ${fmt.month(month)} · ${t('people.masked')}`}
      actions={total !== null && total > 0 && can('exports.create') && <ExportLinks href={(format) => fileHref(ExportPeople, { ...filter, format })} />}
    >
      <div className={links.filters}>
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
      </div>
      <Card>
        <Await read={read} rows={8} height={36} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('people.none')}</Empty>
            ) : (
              <>
                <PeopleTable rows={data.rows} caption={what} />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
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
