import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { FACT_KINDS, type Fact, ListFacts, RecordFact } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Screen } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { type Key, t } from '../../i18n/index.ts'
import { rupiahOf } from '../funds/money.ts'

type FactView = z.output<typeof Fact>

function sayValue(fact: FactView): string {
  if (fact.kind === 'official-population') return `${fmt.count(fact.value)}${fact.label ? ` (${fact.label})` : ''}`
  return fact.value === 0 && fact.kind === 'pemda-arrears' ? t('facts.noArrears') : fmt.rupiah(fact.value)
}

/** What the status rests on and no register tells: arrears of the local government, the official population. */
export function FactsScreen() {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const [asked, setOpen] = useState(false)
  const open = can('facts.record') && (asked || search.record !== undefined)
  const close = () => {
    setOpen(false)
    change({ record: undefined })
  }
  const read = useRead(ListFacts, { regency: regency.code })
  const add = can('facts.record') && <Button onClick={() => setOpen(true)}>{t('facts.add')}</Button>
  return (
    <Screen title={t('nav.facts')} sub={t('facts.sub')} actions={add}>
      <Await read={read} rows={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('facts.none')}>{t('facts.noneHint')}</Empty>
          ) : (
            <Card title={t('facts.list')}>
              <DataTable
                caption={t('facts.list')}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'kind', label: t('facts.kind'), render: (row) => t(`facts.${row.kind}`) },
                  { key: 'value', label: t('facts.value'), align: 'right', render: sayValue },
                  {
                    key: 'valid',
                    label: t('facts.valid'),
                    sortBy: (row) => row.validFrom,
                    render: (row) => `${fmt.date(row.validFrom)} – ${row.validUntil ? fmt.date(row.validUntil) : t('facts.now')}`,
                  },
                  { key: 'source', label: t('facts.source'), render: (row) => row.source },
                  { key: 'by', label: t('facts.by'), render: (row) => `${row.recordedBy}, ${fmt.instant(row.recordedAt, regency.timeZone)}` },
                ]}
              />
            </Card>
          )
        }
      </Await>
      <Note>{t('facts.note')}</Note>
      <Modal opened={open} onClose={close} title={t('facts.add')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <FactForm asked={search.record ?? 'pemda-arrears'} onDone={close} />
      </Modal>
    </Screen>
  )
}

type Kind = (typeof FACT_KINDS)[number]

const HINTS: Partial<Record<Kind, Key>> = {
  'pemda-arrears': 'facts.rupiahHint',
  'minimum-wage': 'rates.wageHint',
  'pbi-province': 'rates.provinceHint',
}

function FactForm({ asked, onDone }: { asked: Kind; onDone: () => void }) {
  const { regency } = useOffice()
  const [kind, setKind] = useState<Kind>(asked)
  const [value, setValue] = useState('')
  const isOutside = kind === 'minimum-wage' && value !== '' && (rupiahOf(value) < 1_000_000 || rupiahOf(value) > 12_000_000)
  const record = useAct(RecordFact, {
    onDone: () => {
      void notify(t('facts.saved'))
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    record.run({
      regency: regency.code,
      kind,
      validFrom: field('from'),
      validUntil: field('until') || undefined,
      value: rupiahOf(value),
      label: field('label') || undefined,
      source: field('source'),
    })
  }
  const label = {
    'pemda-arrears': 'facts.rupiah',
    'official-population': 'facts.heads',
    'minimum-wage': 'facts.monthly',
    'pbi-province': 'facts.monthly',
  } as const
  return (
    <form className={links.stack} onSubmit={submit}>
      <NativeSelect
        label={t('facts.kind')}
        value={kind}
        onChange={(event) => setKind(FACT_KINDS.find((it) => it === event.currentTarget.value) ?? 'pemda-arrears')}
        data={FACT_KINDS.map((it) => ({ value: it, label: t(`facts.${it}`) }))}
      />
      <TextInput
        inputMode="decimal"
        required
        label={t(label[kind])}
        description={HINTS[kind] && t(HINTS[kind])}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={isOutside && t('rates.wageOutside')}
      />
      {kind === 'official-population' && <TextInput name="label" label={t('facts.semester')} placeholder="2025-1" maxLength={40} />}
      <TextInput name="from" type="date" required label={t('facts.from')} />
      <TextInput name="until" type="date" label={t('facts.until')} description={t('facts.untilHint')} />
      <TextInput name="source" required minLength={3} maxLength={300} label={t('facts.source')} description={t('facts.sourceHint')} />
      {record.problem && <Refused problem={record.problem} />}
      <Button type="submit" loading={record.busy}>
        {t('facts.save')}
      </Button>
    </form>
  )
}
