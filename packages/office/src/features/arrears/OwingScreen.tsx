import { Button, NativeSelect, TextInput } from '@mantine/core'
import { GetArrearsOfPerson, type OutputOf, RecordWriteOff, WRITE_OFF_STATES } from '@semesta/contract'
import { Card, DataTable, DateField, Empty, Figure, Pairs, Row, Screen } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { FrozenNames } from '../people/Frozen.tsx'
import { PersonLink, placeOf } from '../people/PeopleTable.tsx'
import { OwingTable } from './OwingList.tsx'

type Whole = OutputOf<typeof GetArrearsOfPerson>
const rupiah = (value: number | null) => (value === null ? '–' : fmt.rupiah(value))

/** One person in arrears: months at hand, family, write-off. */
export function OwingScreen() {
  const { personId } = useParams({ from: '/shell/tunggakan/orang/$personId' })
  const { regency, month } = useOffice()
  const read = useRead(GetArrearsOfPerson, { regency: regency.code, month: month ?? '', personId }, { when: month !== null })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.arrears')}>
        <Await read={read} rows={4} height={90} refused={(problem) => <FrozenNames problem={problem} month={month ?? ''} />}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Person whole={read.data} personId={personId} month={month ?? ''} />
}

function Person({ whole, personId, month }: { whole: Whole; personId: string; month: string }) {
  const { person } = whole
  return (
    <Screen
      title={person.name || t('people.noName')}
      headline={
        <>
          {person.months ?? '–'} {t('arrears.months').toLowerCase()}, <Figure tone="bad">{rupiah(person.ratesRupiah)}</Figure>
        </>
      }
      sub={`${placeOf(person)} · ${fmt.month(month)}`}
      actions={<PersonLink personId={personId} name={t('people.person')} />}
    >
      <Row columns="two">
        <Card title={t('arrears.total')}>
          <Pairs
            rows={[
              { term: t('arrears.class'), value: person.class ?? '–' },
              { term: t('arrears.decile'), value: person.decile ?? '–' },
              { term: t('arrears.since'), value: whole.since ? fmt.month(whole.since) : '–' },
              { term: t('arrears.roster'), value: rupiah(person.rosterRupiah) },
              { term: t('arrears.rates'), value: rupiah(person.ratesRupiah) },
              {
                term: t('arrears.instalment'),
                value: person.rehab
                  ? t('arrears.instalmentOf', { instalments: person.rehab.instalments, rupiah: fmt.rupiah(person.rehab.monthlyRupiah) })
                  : t('arrears.noInstalment'),
              },
              { term: t('arrears.writeOff'), value: t(`arrears.writeOff-${person.writeOff?.status ?? 'none'}`) },
            ]}
          />
        </Card>
        <Card title={t('arrears.history')}>
          <DataTable
            caption={t('arrears.history')}
            rows={whole.history.toReversed()}
            rowKey={(row) => row.month}
            columns={[
              { key: 'month', label: fmt.month(month).split(' ')[0] ?? '', render: (row) => fmt.month(row.month) },
              { key: 'months', label: t('arrears.months'), align: 'right', render: (row) => row.months ?? '–' },
              { key: 'rates', label: t('arrears.rates'), align: 'right', render: (row) => rupiah(row.ratesRupiah) },
            ]}
          />
        </Card>
      </Row>
      {whole.household.length > 0 && (
        <Card title={t('arrears.family')}>
          <OwingTable rows={whole.household} caption={t('arrears.family')} />
        </Card>
      )}
      <WriteOffs whole={whole} personId={personId} month={month} />
    </Screen>
  )
}

function WriteOffs({ whole, personId, month }: { whole: Whole; personId: string; month: string }) {
  const { can } = useOffice()
  return (
    <Card title={t('arrears.writeOffs')}>
      {whole.writeOffs.length === 0 ? (
        <Empty>{t('arrears.noWriteOffs')}</Empty>
      ) : (
        <DataTable
          caption={t('arrears.writeOffs')}
          rows={whole.writeOffs}
          rowKey={(row) => row.recordedAt + row.status}
          columns={[
            { key: 'status', label: t('arrears.status'), render: (row) => t(`arrears.writeOff-${row.status}`) },
            { key: 'since', label: t('arrears.from'), render: (row) => fmt.date(row.since) },
            { key: 'document', label: t('arrears.document'), render: (row) => row.document },
            { key: 'by', label: t('arrears.recordedBy'), render: (row) => row.recordedBy },
          ]}
        />
      )}
      {can('facts.record') && <RecordForm personId={personId} month={month} />}
    </Card>
  )
}

function RecordForm({ personId, month }: { personId: string; month: string }) {
  const { regency } = useOffice()
  const [draft, setDraft] = useState({ status: 'proposed' as (typeof WRITE_OFF_STATES)[number], since: `${month}-01`, document: '' })
  const id = useRef(newId())
  const record = useAct(RecordWriteOff, {
    onDone: () => {
      id.current = newId()
      setDraft((old) => ({ ...old, document: '' }))
      void notify(t('arrears.recorded'))
    },
  })
  return (
    <form
      className={links.filters}
      style={{ marginTop: 14 }}
      onSubmit={(event) => {
        event.preventDefault()
        record.run({ regency: regency.code, month, id: id.current, personIds: [personId], ...draft })
      }}
    >
      <NativeSelect
        label={t('arrears.status')}
        value={draft.status}
        onChange={(event) => setDraft({ ...draft, status: WRITE_OFF_STATES.find((it) => it === event.currentTarget.value) ?? 'proposed' })}
        data={WRITE_OFF_STATES.map((it) => ({ value: it, label: t(`arrears.writeOff-${it}`) }))}
      />
      <DateField label={t('arrears.from')} required value={draft.since} onChange={(event) => setDraft({ ...draft, since: event.currentTarget.value })} />
      <TextInput
        label={t('arrears.document')}
        required
        minLength={5}
        maxLength={300}
        value={draft.document}
        onChange={(event) => setDraft({ ...draft, document: event.currentTarget.value })}
        style={{ flex: '1 1 260px' }}
      />
      <Button type="submit" className={links.fixed} loading={record.busy} disabled={draft.document.trim().length < 5}>
        {t('arrears.save')}
      </Button>
      {record.problem && <Refused problem={record.problem} />}
    </form>
  )
}
