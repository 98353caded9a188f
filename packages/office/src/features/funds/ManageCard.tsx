import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { AddFund, BUDGET_STAGES, FUND_KINDS, FUND_PAYERS, PERSON_GROUPS, RecordBudgetAct, SetPayer, SetQuota } from '@semesta/contract'
import type { Problem } from '@semesta/kernel'
import { Card } from '@semesta/ui'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type MoneyYear, rupiahOf } from './money.ts'
import { newId } from './new-id.ts'

type Field = (name: string) => string
const FORMS = { fund: FundForm, act: ActForm, quota: QuotaForm, payer: PayerForm } as const
const TITLES = { fund: 'funds.addFund', act: 'funds.recordAct', quota: 'funds.setQuota', payer: 'funds.payers' } as const
type Form = keyof typeof FORMS
interface FormProps {
  money: MoneyYear
  onDone: () => void
}

/** What an office records about its budget: funds, acts that set pagu, the quota, who pays. */
export function ManageCard({ money }: { money: MoneyYear }) {
  const [open, setOpen] = useState<Form | null>(null)
  const Shown = open && FORMS[open]
  return (
    <Card title={t('funds.manage')}>
      <div className={links.inline}>
        {(Object.keys(FORMS) as Form[]).map((it) => (
          <Button key={it} variant="default" onClick={() => setOpen(it)}>
            {t(TITLES[it])}
          </Button>
        ))}
      </div>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open && t(TITLES[open])}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        {Shown && <Shown money={money} onDone={() => setOpen(null)} />}
      </Modal>
    </Card>
  )
}

/** A form that is sent as it stands. */
function Sheet({ act, onSend, children }: { act: { busy: boolean; problem: Problem | null }; onSend: (field: Field) => void; children: ReactNode }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onSend((name) => String(form.get(name) ?? '').trim())
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      {children}
      {act.problem && <Refused problem={act.problem} />}
      <Button type="submit" loading={act.busy}>
        {t('facts.save')}
      </Button>
    </form>
  )
}

const done = (onDone: () => void) => () => {
  void notify(t('funds.saved'))
  onDone()
}

function DocumentFields() {
  return (
    <div className={links.filters} style={{ margin: 0 }}>
      <TextInput name="document" required minLength={3} maxLength={200} label={t('funds.document')} style={{ flex: '1 1 240px' }} />
      <TextInput name="on" type="date" required label={t('funds.documentOn')} />
    </div>
  )
}

function FundForm({ money, onDone }: FormProps) {
  const { regency } = useOffice()
  const ids = useRef({ fund: newId(), arrival: newId() })
  const [kind, setKind] = useState<(typeof FUND_KINDS)[number]>('apbd-murni')
  const add = useAct(AddFund, { onDone: done(onDone) })
  const sendIt = (field: Field) => {
    const deciles = field('deciles').split(/\D+/).filter(Boolean).map(Number)
    const planned = rupiahOf(field('planned'))
    const arrivals = field('arrival') && kind !== 'csr' ? [{ id: ids.current.arrival, expectedOn: field('arrival'), amount: planned }] : []
    const months = { fromMonth: `${money.year}-01`, untilMonth: `${money.year}-12` }
    const about = { kind, name: field('name'), priority: Number(field('priority')) || 50, document: field('document'), documentOn: field('on') }
    add.run({ regency: regency.code, id: ids.current.fund, year: money.year, ...about, ...months, deciles, planned, arrivals })
  }
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
        <TextInput name="deciles" label={t('funds.decileFence')} description={t('funds.decileHint')} />
        {kind !== 'csr' && <TextInput name="arrival" type="date" label={t('funds.arrivalOn')} description={t('funds.arrivalHint')} />}
      </div>
      <DocumentFields />
    </Sheet>
  )
}

function ActForm({ money, onDone }: FormProps) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const [stage, setStage] = useState<(typeof BUDGET_STAGES)[number]>(money.acts.length === 0 ? 'murni' : 'perubahan')
  const record = useAct(RecordBudgetAct, { onDone: done(onDone) })
  const funds = money.funds.filter((it) => it.inBudget)
  const parts = ['iuran', 'bantuan'] as const
  const sendIt = (field: Field) => {
    const lines = funds.flatMap((fund) =>
      parts.flatMap((part) => {
        const amount = rupiahOf(field(`${fund.id} ${part}`))
        return amount === 0 ? [] : [{ fundId: fund.id, part, amount }]
      }),
    )
    record.run({ regency: regency.code, id: id.current, year: money.year, stage, on: field('on'), document: field('document'), why: field('why'), lines })
  }
  return (
    <Sheet act={record} onSend={sendIt}>
      <NativeSelect
        label={t('funds.stage')}
        value={stage}
        onChange={(event) => setStage(BUDGET_STAGES.find((it) => it === event.currentTarget.value) ?? 'perubahan')}
        data={BUDGET_STAGES.map((it) => ({ value: it, label: t(`funds.stage-${it}`) }))}
      />
      {funds.map((fund) => (
        <fieldset key={fund.id} style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ fontWeight: 600, fontSize: 14 }}>{fund.name}</legend>
          <div className={links.filters} style={{ margin: 0 }}>
            {parts.map((part) => (
              <TextInput key={part} name={`${fund.id} ${part}`} inputMode="text" label={t('funds.changeOf', { part: t(`funds.part-${part}`) })} />
            ))}
          </div>
        </fieldset>
      ))}
      <DocumentFields />
      <TextInput name="why" maxLength={500} label={t('review.reason')} />
    </Sheet>
  )
}

function QuotaForm({ money, onDone }: FormProps) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const set = useAct(SetQuota, { onDone: done(onDone) })
  const sendIt = (field: Field) =>
    set.run({
      ...{ regency: regency.code, id: id.current, fromMonth: field('month'), heads: rupiahOf(field('heads')), growth: rupiahOf(field('growth')) },
      ...{ document: field('document'), documentOn: field('on') },
    })
  return (
    <Sheet act={set} onSend={sendIt}>
      <div className={links.filters} style={{ margin: 0 }}>
        <TextInput name="heads" required inputMode="numeric" label={t('funds.quotaHeads')} />
        <TextInput name="growth" required inputMode="text" defaultValue="0" label={t('funds.growth')} />
        <TextInput name="month" type="month" required defaultValue={`${money.year}-01`} label={t('funds.fromMonth')} />
      </div>
      <DocumentFields />
    </Sheet>
  )
}

function PayerForm({ money, onDone }: FormProps) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const set = useAct(SetPayer, { onDone: done(onDone) })
  const sendIt = (field: Field) => {
    const group = PERSON_GROUPS.find((it) => it === field('group')) ?? 'PBPU_PEMDA'
    const payer = FUND_PAYERS.find((it) => it === field('payer')) ?? 'regency'
    const part = field('part') === 'bantuan' ? 'bantuan' : 'iuran'
    set.run({ regency: regency.code, id: id.current, group, payer, part, account: field('account'), fromMonth: field('month'), document: field('document') })
  }
  return (
    <Sheet act={set} onSend={sendIt}>
      <div className={links.filters} style={{ margin: 0 }}>
        <NativeSelect name="group" label={t('funds.group')} data={PERSON_GROUPS.map((it) => ({ value: it, label: t(`funds.group-${it}`) }))} />
        <NativeSelect name="part" label={t('funds.lines')} data={(['iuran', 'bantuan'] as const).map((it) => ({ value: it, label: t(`funds.part-${it}`) }))} />
        <NativeSelect name="payer" label={t('funds.payer')} data={FUND_PAYERS.map((it) => ({ value: it, label: t(`funds.payer-${it}`) }))} />
        <TextInput name="account" required defaultValue="5.1.02.02.02.0003" label={t('funds.account')} />
        <TextInput name="month" type="month" required defaultValue={`${money.year}-01`} label={t('funds.fromMonth')} />
      </div>
      <TextInput name="document" required minLength={3} maxLength={200} label={t('funds.document')} />
    </Sheet>
  )
}
