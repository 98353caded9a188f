import { GetMovementAreas, GetMovements, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, type FlowLink, FlowPicture, Note, Row, Screen, Twin } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { OfMonth } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { writeAddress } from '../../app/search.ts'
import { rich, t } from '../../i18n/index.ts'
import { FrozenNames } from '../people/Frozen.tsx'
import { MovedNumber, MovementTable, signed } from './MovementTable.tsx'
import { flowOf, linesOf, sumOf } from './movements.ts'

type Data = OutputOf<typeof GetMovements>

/** What happened between the month and the one before, by cause and segment. */
export function MovementsScreen() {
  return <OfMonth title={t('nav.movements')}>{(month) => <Movements month={month} />}</OfMonth>
}

function Movements({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const name = useAreaName()
  const { area } = search
  const read = useRead(GetMovements, { regency: regency.code, month, area }, { keep: true })
  const data = read.state === 'ready' && read.data.before ? read.data : null
  const place = name(area ?? regency.code)
  return (
    <Screen
      title={t('nav.movements')}
      headline={data ? <Headline data={data} /> : undefined}
      sub={data?.before ? t('movements.sub', { place, month: fmt.month(month), before: fmt.month(data.before.month) }) : `${place} · ${fmt.month(month)}`}
    >
      <div className={links.filters}>
        <AreaChoice />
      </div>
      <Await read={read} rows={6} height={44} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
        {(data) => (data.before === null ? <Empty title={t('movements.noBefore')}>{t('movements.noBeforeHint')}</Empty> : <Found data={data} area={area} />)}
      </Await>
    </Screen>
  )
}

function Headline({ data }: { data: Data }) {
  const { active } = data.counts
  const more = active.to - active.from
  const heads = (kinds: readonly string[]) => sumOf(data.rows.filter((row) => kinds.includes(row.kind))).heads
  return rich(more === 0 ? 'movements.headlineSame' : more > 0 ? 'movements.headlineMore' : 'movements.headlineLess', {
    more: <Figure tone={more < 0 ? 'bad' : 'good'}>{t('month.heads', { heads: fmt.count(Math.abs(more)) })}</Figure>,
    lapsed: fmt.count(heads(['lapsed'])),
    back: fmt.count(heads(['came-back'])),
    joined: fmt.count(heads(['joined'])),
    left: fmt.count(heads(['left'])),
  })
}

function Found({ data, area }: { data: Data; area?: string }) {
  const { before } = data
  return (
    <>
      {before && !before.inForce && <Note>{t('movements.restated', { month: fmt.month(before.month), revision: before.revision })}</Note>}
      <Row columns="one">
        <Card title={t('movements.byKind')}>
          <MovementTable lines={linesOf(data.rows)} area={area} />
          <Note>{t('movements.sumNote', { from: fmt.count(data.counts.registered.from), to: fmt.count(data.counts.registered.to) })}</Note>
        </Card>
        <FlowCard data={data} area={area} />
        <VillagesCard area={area} />
      </Row>
    </>
  )
}

function FlowCard({ data, area }: { data: Data; area?: string }) {
  const navigate = useNavigate()
  const { can, month } = useOffice()
  const changed = data.rows.filter((row) => row.kind !== 'unchanged')
  const { nodes, links: bands } = flowOf(changed, {
    segment: (segment, active) => `${t(`labels.${segment}`)}, ${active ? t('people.active') : t('people.inactive')}`,
    absent: { from: t('movements.absentFrom'), to: t('movements.absentTo') },
    link: (from, to, heads) => t('movements.band', { from, to, heads: fmt.count(heads) }),
    href: (search) => `/perubahan/orang${writeAddress({ ...search, area, month })}`,
  })
  if (bands.length === 0) return null
  const named = nodes.map((it) => (it.label === '' ? { ...it, label: t('movements.absent') } : it))
  const open = (link: FlowLink) => {
    const behind = bands.find((it) => it.from === link.from && it.to === link.to)?.behind
    void navigate({ to: '/perubahan/orang', search: { ...behind, area } })
  }
  const byHeads = bands.toSorted((a, b) => b.value - a.value)
  return (
    <Twin
      title={t('movements.flow')}
      kind="chart"
      picture={<FlowPicture label={t('movements.flow')} nodes={named} links={bands} {...(can('people.read') ? { onOpen: open } : {})} />}
      table={
        <DataTable
          caption={t('movements.flow')}
          rows={byHeads}
          rowKey={(row) => `${row.from}>${row.to}`}
          columns={[
            { key: 'from', label: t('month.before'), render: (row) => named.find((it) => it.id === row.from)?.label },
            { key: 'to', label: t('month.after'), render: (row) => named.find((it) => it.id === row.to)?.label },
            { key: 'heads', label: t('movements.cards'), align: 'right', render: (row) => <MovedNumber value={row.value} behind={{ ...row.behind, area }} /> },
          ]}
        />
      }
      note={<Note>{t('movements.flowNote')}</Note>}
    />
  )
}

const shownKinds = ['joined', 'came-back', 'arrived', 'lapsed', 'departed', 'left'] as const

function VillagesCard({ area }: { area?: string }) {
  const { regency, month } = useOffice()
  const read = useRead(GetMovementAreas, { regency: regency.code, month: month ?? '', area })
  return (
    <Await read={read} rows={4}>
      {({ rows }) =>
        rows.length < 2 ? null : (
          <Card title={t('movements.byVillage')}>
            <DataTable
              caption={t('movements.byVillage')}
              rows={rows}
              rowKey={(row) => row.code}
              columns={[
                { key: 'name', label: t('month.by-village'), render: (row) => row.name, sortBy: (row) => row.name },
                ...shownKinds.map((kind) => ({
                  key: kind,
                  label: t(`movements.kind-${kind}`),
                  align: 'right' as const,
                  sortBy: (row: (typeof rows)[number]) => row.heads[kind],
                  render: (row: (typeof rows)[number]) => <MovedNumber value={row.heads[kind]} behind={{ kind, area: row.code }} />,
                })),
                { key: 'active', label: t('movements.activeMore'), align: 'right', sortBy: (row) => row.active, render: (row) => signed(row.active) },
                {
                  key: 'rupiah',
                  label: t('movements.rupiahMore'),
                  align: 'right',
                  sortBy: (row) => row.rupiahPerMonth,
                  render: (row) => signed(row.rupiahPerMonth),
                },
              ]}
            />
          </Card>
        )
      }
    </Await>
  )
}
