import { Button, Modal } from '@mantine/core'
import { ListFacts } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Screen } from '@semesta/ui'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { Minor } from '../rates/LawTable.tsx'
import { FactForm, type FactView } from './FactForm.tsx'

type Said = Pick<FactView, 'kind' | 'value' | 'label'>

function sayValue(fact: Said): string {
  if (fact.kind === 'official-population') return `${fmt.count(fact.value)}${fact.label ? ` (${fact.label})` : ''}`
  return fact.value === 0 && fact.kind === 'pemda-arrears' ? t('facts.noArrears') : fmt.rupiah(fact.value)
}

/** What the status rests on and no register tells: arrears of the local government, the official population. */
export function FactsScreen() {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const [asked, setAsked] = useState<'new' | FactView | null>(null)
  const open = can('facts.record') && (asked !== null || search.record !== undefined)
  const wrong = asked === 'new' ? null : asked
  const close = () => {
    setAsked(null)
    change({ record: undefined })
  }
  const read = useRead(ListFacts, { regency: regency.code })
  const add = can('facts.record') && <Button onClick={() => setAsked('new')}>{t('facts.add')}</Button>
  return (
    <Screen title={t('nav.facts')} sub={t('facts.sub')} actions={add}>
      <Await read={read} rows={4}>
        {({ rows }) => (rows.length === 0 ? <Empty title={t('facts.none')}>{t('facts.noneHint')}</Empty> : <FactsTable rows={rows} onCorrect={setAsked} />)}
      </Await>
      <Note>{t('facts.note')}</Note>
      <Modal opened={open} onClose={close} title={wrong ? t('rates.correctFact') : t('facts.add')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <FactForm asked={wrong?.kind ?? search.record ?? 'pemda-arrears'} wrong={wrong} onDone={close} />
      </Modal>
    </Screen>
  )
}

function Value({ row }: { row: FactView }) {
  const { regency } = useOffice()
  const at = fmt.instant(row.recordedAt, regency.timeZone)
  return (
    <>
      {sayValue(row)}
      {row.before.map((it) => (
        <Minor key={it.recordedAt}>{t('rates.corrected', { value: sayValue({ ...it, kind: row.kind }), source: it.source, at })}</Minor>
      ))}
    </>
  )
}

function FactsTable({ rows, onCorrect }: { rows: readonly FactView[]; onCorrect: (fact: FactView) => void }) {
  const { regency, can } = useOffice()
  const correction = {
    key: 'correct',
    label: t('rates.correctFact'),
    render: (row: FactView) =>
      row.recorded && (
        <Button variant="default" size="xs" onClick={() => onCorrect(row)}>
          {t('rates.correctFact')}
        </Button>
      ),
  }
  return (
    <Card title={t('facts.list')}>
      <DataTable
        caption={t('facts.list')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'kind', label: t('facts.kind'), render: (row) => t(`facts.${row.kind}`) },
          { key: 'value', label: t('facts.value'), align: 'right', render: (row) => <Value row={row} /> },
          {
            key: 'valid',
            label: t('facts.valid'),
            sortBy: (row) => row.validFrom,
            render: (row) => `${fmt.date(row.validFrom)} – ${row.validUntil ? fmt.date(row.validUntil) : t('facts.now')}`,
          },
          { key: 'source', label: t('facts.source'), render: (row) => row.source },
          { key: 'by', label: t('facts.by'), render: (row) => `${row.recordedBy}, ${fmt.instant(row.recordedAt, regency.timeZone)}` },
          ...(can('facts.record') ? [correction] : []),
        ]}
      />
    </Card>
  )
}
