import { Button, NativeSelect, TextInput } from '@mantine/core'
import { BOUNDARY_KINDS, RecordBoundary } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useAreas, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type Line, partsOf } from './parts.ts'

const emptyLine = (id: number): Line => ({ id, village: '', part: '', to: '', name: '' })

/** A decree: what kind of change, from when, and which old area became which new one. */
export function BoundaryForm({ onDone }: { onDone: () => void }) {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const [kind, setKind] = useState<(typeof BOUNDARY_KINDS)[number]>('split')
  const [lines, setLines] = useState<Line[]>([emptyLine(1), emptyLine(2)])
  const record = useAct(RecordBoundary, {
    onDone: ({ id }) => {
      onDone()
      void navigate({ to: '/perubahan-wilayah/$boundaryId', params: { boundaryId: id }, search: {} })
    },
  })
  const parts = partsOf(lines)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    if (parts) record.run({ regency: regency.code, kind, effectiveOn: field('on'), decree: field('decree'), decreeOn: field('decreeOn'), parts })
  }
  const change = (id: number, part: Partial<Line>) => setLines(lines.map((it) => (it.id === id ? { ...it, ...part } : it)))
  return (
    <form className={links.stack} onSubmit={submit}>
      <div className={links.filters} style={{ margin: 0 }}>
        <NativeSelect
          label={t('boundaries.kind')}
          value={kind}
          onChange={(event) => setKind(BOUNDARY_KINDS.find((it) => it === event.currentTarget.value) ?? 'split')}
          data={BOUNDARY_KINDS.map((it) => ({ value: it, label: t(`boundaries.kind-${it}`) }))}
        />
        <DateField name="on" required label={t('boundaries.effectiveOn')} />
        <TextInput name="decree" required minLength={5} maxLength={200} label={t('boundaries.decree')} placeholder="Perda 3/2025" />
        <DateField name="decreeOn" required label={t('boundaries.decreeOn')} />
      </div>
      <Note>{t(`boundaries.hint-${kind}`)}</Note>
      {lines.map((line) => (
        <PartLine key={line.id} line={line} onChange={(part) => change(line.id, part)} onRemove={() => setLines(lines.filter((it) => it.id !== line.id))} />
      ))}
      <div className={links.inline}>
        <Button variant="default" onClick={() => setLines([...lines, emptyLine(Math.max(0, ...lines.map((it) => it.id)) + 1)])}>
          {t('boundaries.addLine')}
        </Button>
        <Button type="submit" loading={record.busy} disabled={!parts || parts.length === 0}>
          {t('boundaries.save')}
        </Button>
      </div>
      {record.problem && <Refused problem={record.problem} />}
    </form>
  )
}

function PartLine({ line, onChange, onRemove }: { line: Line; onChange: (part: Partial<Line>) => void; onRemove: () => void }) {
  const areas = useAreas()
  const villages = areas.state === 'ready' ? areas.data.areas.filter((it) => it.level === 'village') : []
  return (
    <div className={links.filters} style={{ margin: 0 }}>
      <NativeSelect
        label={t('boundaries.from')}
        value={line.village}
        onChange={(event) => onChange({ village: event.currentTarget.value })}
        data={[{ value: '', label: t('boundaries.choose') }, ...villages.map((it) => ({ value: it.code, label: `${it.name} (${it.code})` }))]}
      />
      <TextInput label={t('boundaries.part')} placeholder="003/001" value={line.part} onChange={(event) => onChange({ part: event.currentTarget.value })} />
      <TextInput label={t('boundaries.toCode')} placeholder="64.74.01.1091" value={line.to} onChange={(event) => onChange({ to: event.currentTarget.value })} />
      <TextInput label={t('boundaries.toName')} maxLength={80} value={line.name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
      <Button variant="subtle" className={links.fixed} onClick={onRemove}>
        {t('boundaries.removeLine')}
      </Button>
    </div>
  )
}
