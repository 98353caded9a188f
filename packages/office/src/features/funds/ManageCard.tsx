import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { BUDGET_STAGES, FUND_PAYERS, PERSON_GROUPS, RecordBudgetAct, SetPayer, SetQuota } from '@semesta/contract'
import { Card, DateField } from '@semesta/ui'
import { useState } from 'react'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useFormId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { FundForm } from './FundForm.tsx'
import { type MoneyYear, rupiahOf } from './money.ts'
import { DocumentFields, done, type Field, type FormProps, Sheet } from './Sheet.tsx'

const FORMS = { fund: FundForm, act: ActForm, quota: QuotaForm, payer: PayerForm } as const
const TITLES = { fund: 'funds.addFund', act: 'funds.recordAct', quota: 'funds.setQuota', payer: 'funds.payers' } as const
type Form = keyof typeof FORMS
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

function ActForm({ money, onDone }: FormProps) {
  const { regency } = useOffice()
  const id = useFormId()
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
    record.run({ regency: regency.code, id, year: money.year, stage, on: field('on'), document: field('document'), why: field('why'), lines })
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
  const id = useFormId()
  const set = useAct(SetQuota, { onDone: done(onDone) })
  const sendIt = (field: Field) =>
    set.run({
      ...{ regency: regency.code, id, fromMonth: field('month'), heads: rupiahOf(field('heads')), growth: rupiahOf(field('growth')) },
      ...{ document: field('document'), documentOn: field('on') },
    })
  return (
    <Sheet act={set} onSend={sendIt}>
      <div className={links.filters} style={{ margin: 0 }}>
        <TextInput name="heads" required inputMode="numeric" label={t('funds.quotaHeads')} />
        <TextInput name="growth" required inputMode="text" defaultValue="0" label={t('funds.growth')} />
        <DateField kind="month" name="month" required defaultValue={`${money.year}-01`} label={t('funds.fromMonth')} />
      </div>
      <DocumentFields />
    </Sheet>
  )
}

function PayerForm({ money, onDone }: FormProps) {
  const { regency } = useOffice()
  const id = useFormId()
  const set = useAct(SetPayer, { onDone: done(onDone) })
  const sendIt = (field: Field) => {
    const group = PERSON_GROUPS.find((it) => it === field('group')) ?? 'PBPU_PEMDA'
    const payer = FUND_PAYERS.find((it) => it === field('payer')) ?? 'regency'
    const part = field('part') === 'bantuan' ? 'bantuan' : 'iuran'
    set.run({ regency: regency.code, id, group, payer, part, account: field('account'), fromMonth: field('month'), document: field('document') })
  }
  return (
    <Sheet act={set} onSend={sendIt}>
      <div className={links.filters} style={{ margin: 0 }}>
        <NativeSelect name="group" label={t('funds.group')} data={PERSON_GROUPS.map((it) => ({ value: it, label: t(`funds.group-${it}`) }))} />
        <NativeSelect name="part" label={t('funds.lines')} data={(['iuran', 'bantuan'] as const).map((it) => ({ value: it, label: t(`funds.part-${it}`) }))} />
        <NativeSelect name="payer" label={t('funds.payer')} data={FUND_PAYERS.map((it) => ({ value: it, label: t(`funds.payer-${it}`) }))} />
        <TextInput name="account" required defaultValue="5.1.02.02.02.0003" label={t('funds.account')} />
        <DateField kind="month" name="month" required defaultValue={`${money.year}-01`} label={t('funds.fromMonth')} />
      </div>
      <TextInput name="document" required minLength={3} maxLength={200} label={t('funds.document')} />
    </Sheet>
  )
}
