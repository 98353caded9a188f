import { GetReconciliation, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Figure, Note, Screen, StatusTag } from '@semesta/ui'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { OfMonth } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { FrozenNames } from '../people/Frozen.tsx'
import { askOf, COMBINATIONS, NAMED } from './combination.ts'

type Rows = OutputOf<typeof GetReconciliation>['rows']

/** People by the registers that name them: population, roster, DTSEN, employers, every combination a line. */
export function ReconciliationScreen() {
  return <OfMonth title={t('nav.reconciliation')}>{(month) => <Reconciliation month={month} />}</OfMonth>
}

function Reconciliation({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const name = useAreaName()
  const { area } = search
  const read = useRead(GetReconciliation, { regency: regency.code, month, area }, { keep: true })
  return (
    <Screen
      title={t('nav.reconciliation')}
      headline={read.state === 'ready' ? <Headline rows={read.data.rows} /> : undefined}
      sub={t('reconciliation.sub', { place: name(area ?? regency.code), month: fmt.month(month) })}
    >
      <div className={links.filters}>
        <AreaChoice />
      </div>
      <Await read={read} rows={8} height={32} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
        {({ rows }) => <Matrix rows={rows} area={area} />}
      </Await>
      <Note>{t('reconciliation.note')}</Note>
    </Screen>
  )
}

function Headline({ rows }: { rows: Rows }) {
  const heads = (of: (registers: string) => boolean) => rows.reduce((sum, row) => sum + (of(row.registers) ? row.heads : 0), 0)
  const all = heads(() => true)
  return rich('reconciliation.headline', {
    both: <Figure tone="good">{fmt.count(heads((it) => it.startsWith('11')))}</Figure>,
    all: fmt.count(all),
    noCard: <Figure tone="bad">{fmt.count(heads((it) => it.startsWith('10')))}</Figure>,
    noResident: <Figure tone="bad">{fmt.count(heads((it) => it.startsWith('01')))}</Figure>,
  })
}

function Matrix({ rows, area }: { rows: Rows; area?: string }) {
  const byKey = new Map(rows.map((row) => [row.registers, row]))
  const lines = COMBINATIONS.map((registers) => ({ registers, ...(byKey.get(registers) ?? { heads: 0, active: 0 }) }))
  return (
    <Card title={t('reconciliation.matrix')}>
      <DataTable
        caption={t('reconciliation.matrix')}
        rows={lines}
        rowKey={(row) => row.registers}
        columns={[
          ...NAMED.map((register, index) => ({
            key: register,
            label: t(`registers.${register}`),
            render: (row: (typeof lines)[number]) => <Mark on={row.registers[index] === '1'} />,
          })),
          { key: 'heads', label: t('month.people'), align: 'right', render: (row) => <Door row={row} area={area} /> },
          { key: 'active', label: t('month.active'), align: 'right', render: (row) => (row.registers[1] === '1' ? fmt.count(row.active) : '–') },
          { key: 'ask', label: t('reconciliation.ask'), render: (row) => <Ask registers={row.registers} heads={row.heads} /> },
        ]}
      />
    </Card>
  )
}

function Mark({ on }: { on: boolean }) {
  const label = on ? t('reconciliation.named') : t('reconciliation.notNamed')
  return (
    <span role="img" aria-label={label} title={label}>
      {on ? <IconCheck size={16} aria-hidden /> : <IconMinus size={16} aria-hidden style={{ opacity: 0.5 }} />}
    </span>
  )
}

function Door({ row, area }: { row: { registers: string; heads: number }; area?: string }) {
  const { can } = useOffice()
  if (!can('people.read') || row.heads === 0) return <>{fmt.count(row.heads)}</>
  return (
    <Link to="/empat-register/orang" search={{ registers: row.registers, area }} className={links.num} preload={false}>
      {fmt.count(row.heads)}
    </Link>
  )
}

function Ask({ registers, heads }: { registers: string; heads: number }) {
  const ask = askOf(registers)
  if (heads === 0) return <>–</>
  return <StatusTag tone={ask === 'well' ? 'ok' : 'warn'}>{t(`reconciliation.ask-${ask}`)}</StatusTag>
}
