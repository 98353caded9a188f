import { Button, NativeSelect, TextInput } from '@mantine/core'
import { ComputePremium, type OutputOf, type PREMIUM_KINDS, RATE_SEGMENTS } from '@semesta/contract'
import { MEMBER_CLASSES, PREMIUM_PAYERS } from '@semesta/kernel'
import { Card, Note, Pairs } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { Confidence } from './Confidence.tsx'
import { FIELDS, type FieldName, sayResult } from './case-form.ts'
import { LawTable } from './LawTable.tsx'

type Kind = (typeof PREMIUM_KINDS)[number]
const kinds = Object.keys(FIELDS) as Kind[]

/** Reckons a case by the law of its day, as the command line does. */
export function Calculator({ minimumWage }: { minimumWage: number | null }) {
  const { regency } = useOffice()
  const [kind, setKind] = useState<Kind>('ppu')
  const [asked, setAsked] = useState<string | null>(null)
  const read = useRead(ComputePremium, { regency: regency.code, case: asked ?? '' }, { when: asked !== null })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = FIELDS[kind].flatMap(({ name, type }) => {
      const text = String(form.get(name) ?? '').trim()
      if (text === '') return []
      return [[name, type === 'number' ? Number(text.replaceAll(/[^\d-]/g, '')) : text] as const]
    })
    setAsked(JSON.stringify({ kind, ...Object.fromEntries(said) }))
  }
  const start: Partial<Record<FieldName, string>> = { on: today(regency.timeZone), minimumWage: minimumWage === null ? '' : String(minimumWage) }
  return (
    <Card title={t('rates.calculator')}>
      <form className={links.stack} onSubmit={submit}>
        <NativeSelect
          label={t('rates.kind')}
          value={kind}
          onChange={(event) => {
            setKind(kinds.find((it) => it === event.currentTarget.value) ?? 'ppu')
            setAsked(null)
          }}
          data={kinds.map((it) => ({ value: it, label: t(`rates.kind-${it}`) }))}
        />
        <div className={links.filters} key={`${kind} ${minimumWage}`}>
          {FIELDS[kind].map(({ name, type, start: usual, required }) => (
            <Field key={name} name={name} type={type} start={start[name] ?? usual ?? ''} required={required ?? false} />
          ))}
        </div>
        <div>
          <Button type="submit">{t('rates.reckon')}</Button>
        </div>
      </form>
      {asked !== null && (
        <Await read={read} rows={2}>
          {(answer) => <Answer answer={answer} />}
        </Await>
      )}
    </Card>
  )
}

interface FieldProps {
  name: FieldName
  type: 'number' | 'date' | 'month' | 'class' | 'segment' | 'event'
  start: string
  required: boolean
}

const events = ['activation', 'suspension', 'first-payment', 'newborn', 'phk'] as const

function Field({ name, type, start, required }: FieldProps) {
  const label = t(`rates.field-${name}`)
  if (type === 'class') {
    return <NativeSelect name={name} label={label} defaultValue="3" data={MEMBER_CLASSES.map((it) => ({ value: it, label: t(`rates.class-${it}`) }))} />
  }
  if (type === 'segment') {
    const data = RATE_SEGMENTS.filter((it) => it !== 'PPU').map((it) => ({ value: it, label: t(`labels.${it}`) }))
    return <NativeSelect name={name} label={label} defaultValue={start} data={data} />
  }
  if (type === 'event') return <NativeSelect name={name} label={label} data={events.map((it) => ({ value: it, label: t(`rates.event-${it}`) }))} />
  const kind = type === 'number' ? { inputMode: 'numeric' as const } : { type }
  return <TextInput name={name} label={label} defaultValue={start} required={required} {...kind} />
}

function Answer({ answer }: { answer: OutputOf<typeof ComputePremium> }) {
  const { total, parts, notes, parameters, confidence } = answer
  const shares = PREMIUM_PAYERS.flatMap((payer) => (parts?.[payer] ? [{ term: t(`rates.payer-${payer}`), value: fmt.rupiah(parts[payer]) }] : []))
  return (
    <div role="status" className={links.stack}>
      <p>
        <b>{total === null ? t('rates.resultDate') : t('rates.result', { rupiah: fmt.rupiah(total) })}</b> <Confidence of={confidence} />
      </p>
      <Pairs rows={[...shares, ...sayResult(answer.result)]} />
      {notes.map((it) => (
        <Note key={it.code}>{pick(it.judul, it.title)}</Note>
      ))}
      {parameters.length > 0 && <LawTable caption={t('rates.laws')} rows={parameters} />}
    </div>
  )
}
