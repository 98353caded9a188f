import { Button, NativeSelect, TextInput } from '@mantine/core'
import { ListTakeovers, type OutputOf, TAKEOVER_STATES, WithdrawTakeovers } from '@semesta/contract'
import { Card, DataTable, Empty, Pager, StatusTag } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { PersonLink, placeOf, TestData } from '../people/PeopleTable.tsx'
import { stateName, type Whole } from './shared.ts'

const PAGE_SIZE = 20
const TAKEN_OUT = ['proposed', 'rt', 'lurah', 'verified', 'overdue', 'relapsed']

/** The people of a programme, the most urgent first; a state can be looked at alone, and people taken out with a reason. */
export function PeopleOfProgramme({ whole }: { whole: Whole }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { programme } = whole
  const { standing, area, page = 1 } = search
  const read = useRead(ListTakeovers, { regency: regency.code, programmeId: programme.id, state: standing, area, page, pageSize: PAGE_SIZE }, { keep: true })
  const [leaving, setLeaving] = useState<string | null>(null)
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
      <Await read={read} rows={6} height={36}>
        {(data) =>
          data.total === 0 ? (
            <Empty>{t('people.none')}</Empty>
          ) : (
            <>
              <PeopleTable rows={data.rows} kind={programme.kind} onLeave={setLeaving} />
              <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              {leaving && <LeaveForm id={leaving} name={data.rows.find((it) => it.id === leaving)?.name ?? ''} onDone={() => setLeaving(null)} />}
            </>
          )
        }
      </Await>
    </Card>
  )
}

type Person = OutputOf<typeof ListTakeovers>['rows'][number]

function PeopleTable({ rows, kind, onLeave }: { rows: readonly Person[]; kind: string; onLeave: (id: string) => void }) {
  const { can } = useOffice()
  return (
    <DataTable
      caption={t('takeovers.people')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          label: t('people.name'),
          render: (row) => (
            <>
              <PersonLink personId={row.personId} name={row.name} />
              <TestData when={row.testData} />
            </>
          ),
        },
        { key: 'nik', label: 'NIK', render: (row) => <span className={links.number}>{row.nikMasked ?? '–'}</span> },
        { key: 'place', label: t('people.area'), render: placeOf },
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
        {
          key: 'act',
          label: t('takeovers.acts'),
          render: (row) =>
            can('takeover.propose') && TAKEN_OUT.includes(row.state) ? (
              <button type="button" className={links.asLink} onClick={() => onLeave(row.id)}>
                {t('takeovers.act-withdraw')}
              </button>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

function LeaveForm({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const { regency } = useOffice()
  const [reason, setReason] = useState('')
  const act = useRef(crypto.randomUUID())
  const leave = useAct(WithdrawTakeovers, { onDone })
  return (
    <form
      className={links.filters}
      style={{ marginTop: 12 }}
      onSubmit={(event) => {
        event.preventDefault()
        leave.run({ regency: regency.code, id: act.current, ids: [id], reason })
      }}
    >
      <TextInput
        label={`${t('takeovers.reason')}: ${name}`}
        required
        minLength={5}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        style={{ flex: '1 1 280px' }}
      />
      <Button type="submit" className={links.fixed} loading={leave.busy} disabled={reason.trim().length < 5}>
        {t('takeovers.act-withdraw')}
      </Button>
      <Button variant="default" className={links.fixed} onClick={onDone}>
        {t('takeovers.cancel')}
      </Button>
      {leave.problem && <Refused problem={leave.problem} />}
    </form>
  )
}
