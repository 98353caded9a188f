import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { ListTakeovers, type OutputOf, TAKEOVER_STATES } from '@semesta/contract'
import { Card, DataTable, StatusTag } from '@semesta/ui'
import { useState } from 'react'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { whoColumns } from '../people/PeopleTable.tsx'
import { LeaveForm } from './LeaveForm.tsx'
import { stateName, type Whole } from './shared.ts'

const PAGE_SIZE = 20
const TAKEN_OUT = ['proposed', 'rt', 'lurah', 'verified', 'overdue', 'relapsed']

/** The people of a programme, the most urgent first; a state can be looked at alone, and chosen people or all of it taken out with a reason. */
export function PeopleOfProgramme({ whole }: { whole: Whole }) {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const { programme } = whole
  const { standing, area } = search
  const list = useList(ListTakeovers, { regency: regency.code, programmeId: programme.id, state: standing, area }, PAGE_SIZE)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const mayLeave = can('takeover.propose') && programme.stages.some((it) => TAKEN_OUT.includes(it.state) && (!standing || it.state === standing))
  const turn = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id])
  return (
    <Card
      title={t('takeovers.people')}
      aside={
        <NativeSelect
          size="xs"
          aria-label={t('takeovers.pipeline')}
          value={standing ?? ''}
          onChange={(event) => change({ standing: TAKEOVER_STATES.find((it) => it === event.currentTarget.value) })}
          data={[
            { value: '', label: t('people.all') },
            ...programme.stages.map((it) => ({ value: it.state, label: `${stateName(programme.kind, it.state)} (${fmt.count(it.heads)})` })),
          ]}
        />
      }
    >
      <Rows list={list} none={t('people.none')} rows={6}>
        {({ rows, total }) => (
          <>
            <PeopleTable rows={rows} kind={programme.kind} chosen={chosen} onTurn={mayLeave ? turn : undefined} />
            {mayLeave && <Leaving whole={whole} chosen={chosen} total={total} onDone={() => setChosen([])} />}
          </>
        )}
      </Rows>
    </Card>
  )
}

/** Takes those who were chosen out, or everybody whom the filter shows. */
function Leaving({ whole, chosen, total, onDone }: { whole: Whole; chosen: readonly string[]; total: number; onDone: () => void }) {
  const { standing, area } = useFilters().search
  const [leaving, setLeaving] = useState<'chosen' | 'all' | null>(null)
  const { id, kind } = whole.programme
  if (leaving === null) {
    return (
      <div className={links.inline} style={{ marginTop: 12 }}>
        <Button variant="default" disabled={chosen.length === 0} onClick={() => setLeaving('chosen')}>
          {t('takeovers.leaveChosen', { heads: fmt.count(chosen.length) })}
        </Button>
        <Button variant="default" onClick={() => setLeaving('all')}>
          {t(standing ? 'takeovers.leaveState' : 'takeovers.leaveAll', { state: standing ? stateName(kind, standing) : '' })}
        </Button>
      </div>
    )
  }
  const close = () => {
    setLeaving(null)
    onDone()
  }
  if (leaving === 'chosen') return <LeaveForm key={chosen.join()} which={{ ids: [...chosen] }} asked={chosen.length} onClose={close} />
  return <LeaveForm key={standing} which={{ programmeId: id, state: standing, area }} asked={total} onClose={close} />
}

type Person = OutputOf<typeof ListTakeovers>['rows'][number]
interface TableProps {
  rows: readonly Person[]
  kind: string
  chosen: readonly string[]
  onTurn: ((id: string) => void) | undefined
}

function PeopleTable({ rows, kind, chosen, onTurn }: TableProps) {
  return (
    <DataTable
      caption={t('takeovers.people')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...whoColumns<Person>(),
        { key: 'group', label: t('takeovers.groups'), render: (row) => row.employer ?? tMaybe(`takeovers.group-${row.group}`) ?? row.group },
        { key: 'decile', label: t('arrears.decile'), align: 'right', render: (row) => row.decile ?? '–' },
        {
          key: 'state',
          label: t('takeovers.pipeline'),
          render: (row) => (
            <>
              {stateName(kind, row.state)} {row.overdue && <StatusTag tone="warn">{t('takeovers.late')}</StatusTag>}
              {row.lastWord && <div className={links.minor}>{row.lastWord}</div>}
            </>
          ),
        },
        ...(onTurn
          ? [
              {
                key: 'choose',
                label: t('takeovers.choose'),
                render: (row: Person) =>
                  TAKEN_OUT.includes(row.state) ? (
                    <Checkbox aria-label={t('takeovers.chooseOne', { name: row.name })} checked={chosen.includes(row.id)} onChange={() => onTurn(row.id)} />
                  ) : (
                    '–'
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
