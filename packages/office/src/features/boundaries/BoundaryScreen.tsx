import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { GetBoundarySeries, type OutputOf, WithdrawBoundary } from '@semesta/contract'
import { percentText } from '@semesta/kernel'
import { Card, type Column, DataTable, Note, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { PeopleNumber } from '../../app/links.tsx'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

type Series = OutputOf<typeof GetBoundarySeries>
type MonthLine = Series['months'][number]
type Unit = Series['units'][number]

/** One change of areas: its decree, and the months on old or new boundaries. */
export function BoundaryScreen() {
  const { boundaryId } = useParams({ from: '/shell/perubahan-wilayah/$boundaryId' })
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const on = search.on ?? 'new'
  const isCounting = (it: Series | undefined) => it?.months.some((month) => Object.values(month.counts).includes(null)) ?? false
  const read = useRead(GetBoundarySeries, { regency: regency.code, boundaryId, on }, { keep: true, again: (it) => (isCounting(it) ? 2000 : false) })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.boundaries')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  const { boundary } = read.data
  return (
    <Screen
      title={boundary.decree}
      headline={t('boundaries.headline', { kind: t(`boundaries.kind-${boundary.kind}`), date: fmt.date(boundary.effectiveOn) })}
      sub={`${boundary.decree} · ${fmt.date(boundary.decreeOn)}`}
      actions={!boundary.withdrawn && <Withdraw boundaryId={boundary.id} />}
    >
      <Row columns="one">
        <Card
          title={t('boundaries.series')}
          aside={
            <SegmentedControl
              size="xs"
              aria-label={t('boundaries.on')}
              value={on}
              onChange={(value) => change({ on: value === 'old' ? 'old' : 'new' })}
              data={[
                { value: 'new', label: t('boundaries.onNew') },
                { value: 'old', label: t('boundaries.onOld') },
              ]}
            />
          }
        >
          <SeriesTable series={read.data} on={on} />
          {isCounting(read.data) && <p role="status">{t('boundaries.counting')}</p>}
          <Note>{t('boundaries.seriesNote')}</Note>
        </Card>
        <DecreeCard series={read.data} />
      </Row>
    </Screen>
  )
}

function SeriesTable({ series, on }: { series: Series; on: 'old' | 'new' }) {
  const columns = series.units.flatMap((unit): Column<MonthLine>[] => [
    {
      key: `${unit.key} active`,
      label: `${unit.name}, ${t('month.activeLower')}`,
      align: 'right',
      render: (row) => <Door row={row} unit={unit} on={on} count="active" id={series.boundary.id} />,
    },
    {
      key: `${unit.key} keaktifan`,
      label: `${unit.name}, ${t('month.keaktifan')}`,
      align: 'right',
      render: (row) => {
        const heads = row.counts[unit.key]
        return heads ? fmt.percent(percentText({ part: heads.active, whole: heads.registered })) : '–'
      },
    },
    {
      key: `${unit.key} population`,
      label: `${unit.name}, ${t('month.population')}`,
      align: 'right',
      render: (row) => <Door row={row} unit={unit} on={on} count="population" id={series.boundary.id} />,
    },
  ])
  return (
    <DataTable
      caption={t('boundaries.series')}
      rows={series.months.toReversed()}
      rowKey={(row) => row.month}
      columns={[{ key: 'month', label: t('month.month'), render: (row) => fmt.month(row.month) }, ...columns]}
    />
  )
}

interface DoorProps {
  row: MonthLine
  unit: Unit
  on: 'old' | 'new'
  count: 'active' | 'population'
  id: string
}

/** A number that opens its people where their names are at hand. */
function Door({ row, unit, on, count, id }: DoorProps) {
  const heads = row.counts[unit.key]
  if (!heads) return <>–</>
  if (!row.peopleOnline) return <>{fmt.count(heads[count])}</>
  return <PeopleNumber value={heads[count]} behind={{ count, month: row.month, unit: `${id}:${on}:${unit.key}` }} />
}

function DecreeCard({ series }: { series: Series }) {
  const { regency } = useOffice()
  const name = useAreaName()
  const { boundary } = series
  return (
    <Card title={t('boundaries.decree')} aside={boundary.withdrawn && <StatusTag tone="neutral">{t('boundaries.withdrawn')}</StatusTag>}>
      <DataTable
        caption={t('boundaries.parts')}
        rows={boundary.parts}
        rowKey={(row) => `${row.from} ${row.to}`}
        columns={[
          { key: 'from', label: t('boundaries.from'), render: (row) => `${name(row.from)} (${row.from})` },
          { key: 'to', label: t('boundaries.to'), render: (row) => `${row.name || name(row.to)} (${row.to})` },
        ]}
      />
      <Pairs
        rows={[
          { term: t('facts.by'), value: `${boundary.recordedBy}, ${fmt.instant(boundary.recordedAt, regency.timeZone)}` },
          ...(boundary.withdrawn ? [{ term: t('boundaries.withdrawn'), value: `${boundary.withdrawn.by}: ${boundary.withdrawn.reason}` }] : []),
        ]}
      />
    </Card>
  )
}

function Withdraw({ boundaryId }: { boundaryId: string }) {
  const { regency, can } = useOffice()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(WithdrawBoundary, { onDone: () => setOpen(false) })
  if (!can('facts.record')) return null
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('boundaries.withdraw')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('boundaries.withdraw')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <form
          className={links.stack}
          onSubmit={(event) => {
            event.preventDefault()
            act.run({ regency: regency.code, boundaryId, reason })
          }}
        >
          <TextInput
            label={t('boundaries.reason')}
            required
            minLength={5}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {act.problem && <Refused problem={act.problem} />}
          <Button type="submit" loading={act.busy}>
            {t('boundaries.withdraw')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
