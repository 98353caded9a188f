import '@mantine/core/styles/PillsInput.layer.css'
import { Button, Checkbox, MultiSelect, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { ListSponsors, NEEDS, RATE_BASES, RecordPledge } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFormId } from '../../app/new-id.ts'
import { useAreas, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

type Basis = 'people' | 'rupiah'
type Rate = (typeof RATE_BASES)[number]
interface Draft {
  basis: Basis
  rateBasis: Rate
  people: number
  amount: number
  months: number
  areas: string[]
  needs: (typeof NEEDS)[number][]
}
const START: Draft = { basis: 'people', rateBasis: 'iuran', people: 100, amount: 50_000_000, months: 12, areas: [], needs: [] }

/** What a donor promises, for whom, and what that comes to. */
export function PledgeForm({ sponsorId }: { sponsorId: string }) {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const id = useFormId()
  const [draft, setDraft] = useState<Draft>(START)
  const rates = useRead(ListSponsors, { regency: regency.code })
  const rate = rates.state === 'ready' ? rates.data.rates.find((it) => it.basis === draft.rateBasis) : undefined
  const record = useAct(RecordPledge, {
    onDone: (pledge) => void navigate({ to: '/donatur/janji/$pledgeId', params: { pledgeId: pledge.id }, search: {} }),
  })
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const number = (name: string) => (field(name) === '' ? null : Number(field(name)))
    const { basis, rateBasis, people, amount, months, areas, needs } = draft
    record.run({
      ...{ regency: regency.code, id, sponsorId, basis, people: basis === 'people' ? people : null, amountRupiah: basis === 'rupiah' ? amount : null, months },
      ...{ rateBasis, firstMonth: field('firstMonth'), pledgedOn: field('pledgedOn'), note: field('note') },
      ring: { areas, decileMax: number('decile'), needs, causes: [], ageMin: number('ageMin'), ageMax: number('ageMax') },
    })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <AmountFields draft={draft} onChange={change} />
      <Sum draft={draft} rate={rate?.rupiah ?? null} />
      <RingFields draft={draft} onChange={change} />
      <TextInput name="note" maxLength={400} label={t('sponsors.note')} />
      {record.problem && <Refused problem={record.problem} />}
      <Button type="submit" loading={record.busy}>
        {t('sponsors.savePledge')}
      </Button>
    </form>
  )
}

interface Fields {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

function AmountFields({ draft, onChange }: Fields) {
  const { regency } = useOffice()
  const day = today(regency.timeZone)
  return (
    <div className={links.filters} style={{ margin: 0 }}>
      <SegmentedControl
        style={{ flex: '1 1 260px' }}
        aria-label={t('sponsors.basis')}
        value={draft.basis}
        onChange={(value) => onChange({ basis: value === 'rupiah' ? 'rupiah' : 'people' })}
        data={[
          { value: 'people', label: t('sponsors.basis-people') },
          { value: 'rupiah', label: t('sponsors.basis-rupiah') },
        ]}
      />
      {draft.basis === 'people' ? (
        <NumberInput label={t('sponsors.people')} min={1} value={draft.people} onChange={(value) => onChange({ people: Number(value) })} required />
      ) : (
        <NumberInput
          label={t('sponsors.rupiah')}
          min={1}
          thousandSeparator="."
          decimalSeparator=","
          value={draft.amount}
          onChange={(value) => onChange({ amount: Number(value) })}
          required
        />
      )}
      <NumberInput label={t('sponsors.months')} min={1} max={60} value={draft.months} onChange={(value) => onChange({ months: Number(value) })} required />
      <NativeSelect
        label={t('sponsors.rateBasis')}
        value={draft.rateBasis}
        onChange={(event) => onChange({ rateBasis: RATE_BASES.find((it) => it === event.currentTarget.value) ?? 'iuran' })}
        data={RATE_BASES.map((it) => ({ value: it, label: t(`sponsors.rate-${it}`) }))}
      />
      <DateField kind="month" name="firstMonth" label={t('sponsors.firstMonth')} defaultValue={day.slice(0, 7)} required />
      <DateField name="pledgedOn" label={t('sponsors.pledgedOn')} defaultValue={day} required />
    </div>
  )
}

/** The promise worked out before it is recorded. */
function Sum({ draft, rate }: { draft: Draft; rate: number | null }) {
  if (rate === null) return null
  const perPerson = rate * draft.months
  const words =
    draft.basis === 'people'
      ? t('sponsors.sumPeople', { people: fmt.count(draft.people), months: draft.months, rate: fmt.rupiah(rate), sum: fmt.rupiah(draft.people * perPerson) })
      : t('sponsors.sumRupiah', { people: fmt.count(Math.floor(draft.amount / perPerson)), months: draft.months, rate: fmt.rupiah(rate) })
  return (
    <div>
      <p style={{ margin: 0, fontWeight: 600 }}>{words}</p>
      <Note>{t('sponsors.rateContested')}</Note>
    </div>
  )
}

function RingFields({ draft, onChange }: Fields) {
  const areas = useAreas()
  const places = areas.state === 'ready' ? areas.data.areas.filter((it) => it.level === 'kecamatan' || it.level === 'village') : []
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, marginBottom: 6 }}>{t('sponsors.ring')}</legend>
      <div className={links.filters} style={{ margin: 0 }}>
        <MultiSelect
          label={t('sponsors.ringAreas')}
          searchable
          clearable
          value={draft.areas}
          onChange={(value) => onChange({ areas: value })}
          data={places.map((it) => ({ value: it.code, label: it.level === 'village' ? `${it.name} (${it.code})` : `Kec. ${it.name}` }))}
          style={{ flex: '1 1 260px' }}
        />
        <NativeSelect name="decile" label={t('sponsors.ringDecileLabel')} data={[{ value: '', label: t('sponsors.any') }, '1', '2', '3', '4', '5']} />
        <TextInput name="ageMin" type="number" min={0} max={120} label={t('sponsors.ageFrom')} />
        <TextInput name="ageMax" type="number" min={0} max={120} label={t('sponsors.ageTo')} />
        <Checkbox.Group
          label={t('sponsors.ringNeeds')}
          value={draft.needs}
          onChange={(value) => onChange({ needs: NEEDS.filter((it) => value.includes(it)) })}
          style={{ flex: '1 1 260px' }}
        >
          <div className={links.inline} style={{ marginTop: 6 }}>
            {NEEDS.map((it) => (
              <Checkbox key={it} value={it} label={t(`sponsors.need-${it}`)} />
            ))}
          </div>
        </Checkbox.Group>
      </div>
      <Note>{t('sponsors.ringNote')}</Note>
    </fieldset>
  )
}
