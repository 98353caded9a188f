import { Button, NativeSelect, TextInput } from '@mantine/core'
import { FACT_KINDS, type ListFacts, type OutputOf, RecordFact } from '@semesta/contract'
import { DateField } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { type Key, t } from '../../i18n/index.ts'
import { rupiahOf } from '../funds/money.ts'

export type FactView = OutputOf<typeof ListFacts>['rows'][number]
type Kind = (typeof FACT_KINDS)[number]

const HINTS: Partial<Record<Kind, Key>> = {
  'pemda-arrears': 'facts.rupiahHint',
  'minimum-wage': 'rates.wageHint',
  'pbi-province': 'rates.provinceHint',
}

const LABELS = {
  'pemda-arrears': 'facts.rupiah',
  'official-population': 'facts.heads',
  'minimum-wage': 'facts.monthly',
  'pbi-province': 'facts.monthly',
} as const

function useRecord(kind: Kind, value: string, wrong: FactView | null, onDone: () => void) {
  const { regency } = useOffice()
  const record = useAct(RecordFact, {
    onDone: () => {
      void notify(t(kind === 'minimum-wage' || kind === 'pbi-province' ? 'rates.factSaved' : 'facts.saved'))
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
      corrects: wrong?.id,
    })
  }
  return { record, submit }
}

/** Records a fact, or puts one right that was recorded wrongly. */
export function FactForm({ asked, wrong, onDone }: { asked: Kind; wrong: FactView | null; onDone: () => void }) {
  const [kind, setKind] = useState<Kind>(asked)
  const [value, setValue] = useState(wrong ? String(wrong.value) : '')
  const isOutside = kind === 'minimum-wage' && value !== '' && (rupiahOf(value) < 1_000_000 || rupiahOf(value) > 12_000_000)
  const { record, submit } = useRecord(kind, value, wrong, onDone)
  return (
    <form className={links.stack} onSubmit={submit}>
      <NativeSelect
        label={t('facts.kind')}
        disabled={wrong !== null}
        value={kind}
        onChange={(event) => setKind(FACT_KINDS.find((it) => it === event.currentTarget.value) ?? 'pemda-arrears')}
        data={FACT_KINDS.map((it) => ({ value: it, label: t(`facts.${it}`) }))}
      />
      <TextInput
        inputMode="decimal"
        required
        label={t(LABELS[kind])}
        description={HINTS[kind] && t(HINTS[kind])}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={isOutside && t('rates.wageOutside')}
      />
      {kind === 'official-population' && (
        <TextInput name="label" label={t('facts.semester')} placeholder="2025-1" maxLength={40} defaultValue={wrong?.label ?? ''} />
      )}
      <DateField name="from" required defaultValue={wrong?.validFrom} label={t('facts.from')} />
      <DateField name="until" defaultValue={wrong?.validUntil ?? undefined} label={t('facts.until')} description={t('facts.untilHint')} />
      <TextInput
        name="source"
        required
        defaultValue={wrong?.source}
        minLength={3}
        maxLength={300}
        label={t('facts.source')}
        description={t('facts.sourceHint')}
      />
      {record.problem && <Refused problem={record.problem} />}
      <Button type="submit" loading={record.busy}>
        {t('facts.save')}
      </Button>
    </form>
  )
}
