import '@mantine/core/styles/PillsInput.layer.css'
import { Button, Checkbox, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { AddFund, FUND_KINDS } from '@semesta/contract'
import { SEGMENTS } from '@semesta/kernel'
import { DateField, Note } from '@semesta/ui'
import { useState } from 'react'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId, useFormId } from '../../app/new-id.ts'
import { useAreas, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { rupiahOf } from './money.ts'
import { DocumentFields, done, type Field, type FormProps, Sheet } from './Sheet.tsx'

const DECILES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']
interface Due {
  id: string
  on: string
  amount: string
}
const aDue = (): Due => ({ id: newId(), on: '', amount: '' })

/** A fund with its months, its share of a larger sum, for whom it may be used, and the days on which its money is to come. */
export function FundForm({ money, onDone }: FormProps) {
  const { regency } = useOffice()
  const id = useFormId()
  const [kind, setKind] = useState<(typeof FUND_KINDS)[number]>('apbd-murni')
  const [fence, setFence] = useState<Fence>({ segments: [], deciles: [], areas: [] })
  const [dues, setDues] = useState<Due[]>([])
  const add = useAct(AddFund, { onDone: done(onDone) })
  const sendIt = (field: Field) => {
    const about = { kind, name: field('name'), priority: Number(field('priority')) || 50, document: field('document'), documentOn: field('on') }
    const share = field('percent') === '' ? {} : { share: { percent: Number(field('percent').replace(',', '.')), of: rupiahOf(field('whole')) } }
    add.run({
      ...{ regency: regency.code, id, year: money.year, ...about, ...share, planned: rupiahOf(field('planned')) },
      ...{ fromMonth: field('fromMonth'), untilMonth: field('untilMonth'), deciles: fence.deciles.map(Number), areas: fence.areas },
      segments: SEGMENTS.filter((it) => fence.segments.includes(it)),
      arrivals: kind === 'csr' ? [] : dues.map((it) => ({ id: it.id, expectedOn: it.on, amount: rupiahOf(it.amount) })),
    })
  }
  const bounds = { min: `${money.year}-01`, max: `${money.year}-12` }
  return (
    <Sheet act={add} onSend={sendIt}>
      <NativeSelect
        label={t('funds.fundKind')}
        value={kind}
        onChange={(event) => setKind(FUND_KINDS.find((it) => it === event.currentTarget.value) ?? 'apbd-murni')}
        data={FUND_KINDS.map((it) => ({ value: it, label: t(`funds.kind-${it}`) }))}
      />
      <TextInput name="name" required minLength={3} maxLength={200} label={t('funds.fundName')} />
      <div className={links.filters} style={{ margin: 0 }}>
        <TextInput name="planned" required inputMode="numeric" label={t('funds.plannedRupiah')} />
        <TextInput name="priority" inputMode="numeric" defaultValue="50" label={t('funds.priority')} />
        <DateField kind="month" name="fromMonth" required defaultValue={bounds.min} {...bounds} label={t('funds.fromMonth')} />
        <DateField kind="month" name="untilMonth" required defaultValue={bounds.max} {...bounds} label={t('funds.untilMonth')} />
        <TextInput name="percent" inputMode="decimal" pattern="\d{1,3}([.,]\d{1,3})?" label={t('funds.sharePercent')} />
        <TextInput name="whole" inputMode="numeric" label={t('funds.shareOf')} />
      </div>
      <FenceFields fence={fence} onChange={setFence} />
      {kind !== 'csr' && <DueFields dues={dues} onChange={setDues} />}
      <DocumentFields />
    </Sheet>
  )
}

interface Fence {
  segments: string[]
  deciles: string[]
  areas: string[]
}

function FenceFields({ fence, onChange }: { fence: Fence; onChange: (fence: Fence) => void }) {
  const areas = useAreas()
  const places = areas.state === 'ready' ? areas.data.areas.filter((it) => it.level !== 'regency') : []
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, marginBottom: 6 }}>{t('funds.forWhom')}</legend>
      <div className={links.stack}>
        <Checkbox.Group label={t('funds.decileFence')} value={fence.deciles} onChange={(deciles) => onChange({ ...fence, deciles })}>
          <div className={links.inline} style={{ marginTop: 6 }}>
            {DECILES.map((it) => (
              <Checkbox key={it} value={it} label={it} />
            ))}
          </div>
        </Checkbox.Group>
        <MultiSelect
          label={t('funds.areaFence')}
          searchable
          clearable
          value={fence.areas}
          onChange={(picked) => onChange({ ...fence, areas: picked })}
          data={places.map((it) => ({ value: it.code, label: it.level === 'village' ? `${it.name} (${it.code})` : t('areas.kecamatan', { name: it.name }) }))}
        />
        <MultiSelect
          label={t('funds.segmentFence')}
          clearable
          value={fence.segments}
          onChange={(segments) => onChange({ ...fence, segments })}
          data={SEGMENTS.map((it) => ({ value: it, label: t(`labels.${it}`) }))}
        />
      </div>
      <Note>{t('funds.fenceHint')}</Note>
    </fieldset>
  )
}

function DueFields({ dues, onChange }: { dues: readonly Due[]; onChange: (dues: Due[]) => void }) {
  const sum = dues.reduce((total, it) => total + rupiahOf(it.amount), 0)
  const change = (id: string, part: Partial<Due>) => onChange(dues.map((it) => (it.id === id ? { ...it, ...part } : it)))
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, marginBottom: 6 }}>{t('funds.arrivals')}</legend>
      {dues.map((it) => (
        <div key={it.id} className={links.filters} style={{ margin: '0 0 8px' }}>
          <DateField required value={it.on} label={t('funds.arrivalOn')} onChange={(event) => change(it.id, { on: event.currentTarget.value })} />
          <TextInput
            required
            inputMode="numeric"
            value={it.amount}
            label={t('funds.amount')}
            onChange={(event) => change(it.id, { amount: event.currentTarget.value })}
          />
          <Button variant="subtle" onClick={() => onChange(dues.filter((one) => one.id !== it.id))}>
            {t('funds.arrivalRemove')}
          </Button>
        </div>
      ))}
      <div className={links.inline}>
        <Button variant="default" onClick={() => onChange([...dues, aDue()])}>
          {t('funds.arrivalAdd')}
        </Button>
        <span className={links.minor} aria-live="polite">
          {dues.length === 0 ? t('funds.arrivalHint') : t('funds.arrivalSum', { count: dues.length, sum: fmt.rupiah(sum) })}
        </span>
      </div>
    </fieldset>
  )
}
