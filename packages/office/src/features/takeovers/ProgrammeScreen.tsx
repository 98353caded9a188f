import { ExportTakeovers, GetProgramme, PrintMoveLetter } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Pager, Row, Screen, StatusTag, type Tone } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { rich, t } from '../../i18n/index.ts'
import { Acts } from './Acts.tsx'
import { CloseForm } from './CloseForm.tsx'
import { Decisions, SendForm } from './Decisions.tsx'
import { EmployersCard } from './EmployersCard.tsx'
import { PeopleOfProgramme } from './PeopleOfProgramme.tsx'
import { ProposeCard } from './ProposeCard.tsx'
import { headsOf, OPEN, stateName, type Whole } from './shared.ts'

const TONES: Record<string, Tone> = { confirmed: 'ok', overdue: 'warn', relapsed: 'bad', rejected: 'neutral', withdrawn: 'neutral' }

/** One programme: its people step by step, what was decided, what is to be done next. */
export function ProgrammeScreen() {
  const { programmeId } = useParams({ from: '/shell/talangan/$programmeId' })
  const { regency } = useOffice()
  const { search } = useFilters()
  const read = useRead(GetProgramme, { regency: regency.code, programmeId, area: search.area }, { keep: true })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.takeovers')}>
        <Await read={read} rows={4} height={90}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Found whole={read.data} />
}

function Found({ whole }: { whole: Whole }) {
  const { regency, can } = useOffice()
  const { programme } = whole
  const { kind, stages } = programme
  const isOffice = regency.areas.some((it) => it.code === regency.code)
  const at = { regency: regency.code, programmeId: programme.id }
  return (
    <Screen
      title={programme.name}
      headline={rich('takeovers.progHeadline', {
        name: programme.name,
        heads: <Figure>{fmt.count(stages.reduce((sum, it) => sum + it.heads, 0))}</Figure>,
        confirmed: <Figure tone="good">{fmt.count(headsOf(stages, ['confirmed']))}</Figure>,
        open: fmt.count(headsOf(stages, OPEN)),
      })}
      sub={t('takeovers.progSub', {
        kind: t(`takeovers.kind-${kind}`),
        month: fmt.month(programme.startMonth),
        by: programme.openedBy,
        basis: programme.basis,
      })}
      actions={
        <>
          {kind === 'pbi' && can('takeover.propose') && isOffice && headsOf(stages, ['proposed', 'sent']) > 0 && (
            <a href={fileHref(PrintMoveLetter, at)} download className={`${links.button} ${links.ghost}`}>
              {t('takeovers.letter')}
            </a>
          )}
          {can('exports.create') && can('people.read') && stages.length > 0 && (
            <ExportLinks of={exportOf(ExportTakeovers, { regency: regency.code, programmeId: programme.id })} />
          )}
        </>
      }
    >
      <Row columns="one">
        <Card title={t('takeovers.pipeline')}>
          <Pipeline whole={whole} />
        </Card>
        <Closed whole={whole} />
        {can('takeover.propose') && !programme.closed && <ProposeCard whole={whole} />}
        {kind === 'employer' && can('takeover.propose') && isOffice && <EmployersCard programmeId={programme.id} />}
        {kind === 'pbi' && can('takeover.propose') && isOffice && headsOf(stages, ['proposed']) > 0 && (
          <Card title={t('takeovers.send')}>
            <SendForm programmeId={programme.id} />
          </Card>
        )}
        {kind === 'takeover' && <Decisions whole={whole} />}
        {can('people.read') && <PeopleOfProgramme whole={whole} />}
        <Acts whole={whole} />
        <Villages whole={whole} />
        {can('takeover.decide') && isOffice && !programme.closed && <CloseForm programmeId={programme.id} />}
      </Row>
    </Screen>
  )
}

function Closed({ whole }: { whole: Whole }) {
  const { closed } = whole.programme
  if (!closed) return null
  return (
    <Card title={t('takeovers.closed')}>
      <p role="status" style={{ margin: 0 }}>
        {t('takeovers.closedText', { on: fmt.date(closed.on), by: closed.by, reason: closed.reason })}
      </p>
    </Card>
  )
}

function Pipeline({ whole }: { whole: Whole }) {
  const { programme } = whole
  const { change } = useFilters()
  const order = [...OPEN.slice(0, 6), 'confirmed', 'overdue', 'relapsed', 'rejected', 'withdrawn']
  const rows = programme.stages.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  if (rows.length === 0) return <Empty>{t('takeovers.noActs')}</Empty>
  return (
    <DataTable
      caption={t('takeovers.pipeline')}
      rows={rows}
      rowKey={(row) => row.state}
      columns={[
        {
          key: 'state',
          label: t('takeovers.pipeline'),
          render: (row) => (
            <button type="button" className={links.asLink} onClick={() => change({ standing: row.state })}>
              <StatusTag tone={TONES[row.state] ?? 'busy'}>{stateName(programme.kind, row.state)}</StatusTag>
            </button>
          ),
        },
        { key: 'heads', label: t('takeovers.people'), align: 'right', render: (row) => fmt.count(row.heads) },
        { key: 'households', label: t('arrears.households'), align: 'right', render: (row) => fmt.count(row.households) },
        { key: 'late', label: t('takeovers.late'), align: 'right', render: (row) => (row.overdue > 0 ? fmt.count(row.overdue) : '–') },
      ]}
    />
  )
}

const SHOWN = 20

function Villages({ whole }: { whole: Whole }) {
  const [page, setPage] = useState(1)
  if (whole.byVillage.length < 2) return null
  return (
    <Card title={t('takeovers.villages')}>
      <DataTable
        caption={t('takeovers.villages')}
        rows={whole.byVillage.slice((page - 1) * SHOWN, page * SHOWN)}
        rowKey={(row) => row.code}
        columns={[
          { key: 'name', label: t('month.by-village'), render: (row) => row.name },
          { key: 'heads', label: t('takeovers.people'), align: 'right', sortBy: (row) => row.heads, render: (row) => fmt.count(row.heads) },
          { key: 'open', label: t('takeovers.running'), align: 'right', sortBy: (row) => row.open, render: (row) => fmt.count(row.open) },
          { key: 'confirmed', label: t('takeovers.confirmed'), align: 'right', sortBy: (row) => row.confirmed, render: (row) => fmt.count(row.confirmed) },
        ]}
      />
      {whole.byVillage.length > SHOWN && <Pager page={page} pageSize={SHOWN} total={whole.byVillage.length} onPage={setPage} />}
    </Card>
  )
}
