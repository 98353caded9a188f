import { Button, NativeSelect, TextInput } from '@mantine/core'
import { DecideTakeovers, type OutputOf, PreviewDecision } from '@semesta/contract'
import { Card, DateField, Note } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { Whole } from './shared.ts'

type Effect = OutputOf<typeof PreviewDecision>

/** The effect of deciding, and only below it the decision itself. */
export function DecideCard({ whole, waiting }: { whole: Whole; waiting: number }) {
  const { regency, month } = useOffice()
  const [fromMonth, setFromMonth] = useState(whole.programme.startMonth)
  const at = { regency: regency.code, programmeId: whole.programme.id, month: month ?? '' }
  const read = useRead(PreviewDecision, { ...at, fromMonth }, { keep: true })
  return (
    <Card title={t('takeovers.verifiedHead', { heads: fmt.count(waiting) })}>
      <div className={links.filters}>
        <DateField
          kind="month"
          label={t('takeovers.start')}
          value={fromMonth}
          onChange={(event) => event.currentTarget.value && setFromMonth(event.currentTarget.value)}
        />
      </div>
      <Await read={read} rows={2}>
        {(effect) => (
          <>
            <p role="status">
              <b>{t('takeovers.effect')}: </b>
              {t('takeovers.effectText', {
                heads: fmt.count(effect.heads),
                households: fmt.count(effect.households),
                monthly: fmt.rupiah(effect.monthlyRupiah),
                thisYear: fmt.rupiah(effect.thisYear.rupiah),
                year: effect.thisYear.year,
                nextYear: fmt.rupiah(effect.nextYear.rupiah),
                next: effect.nextYear.year,
                before: fmt.percent(effect.keaktifan.before.registered.percent),
                after: fmt.percent(effect.keaktifan.after.registered.percent),
                debt: fmt.rupiah(effect.debtRupiah),
              })}
            </p>
            {effect.funds.length === 0 ? <Note>{t('takeovers.noFund')}</Note> : <DecideForm whole={whole} effect={effect} fromMonth={fromMonth} />}
          </>
        )}
      </Await>
    </Card>
  )
}

const fundName = (it: Effect['funds'][number]) => t(it.enough ? 'takeovers.fundLeft' : 'takeovers.fundShort', { name: it.name, left: fmt.rupiahShort(it.left) })

function DecideForm({ whole, effect, fromMonth }: { whole: Whole; effect: Effect; fromMonth: string }) {
  const { regency, month } = useOffice()
  const usual = effect.funds.find((it) => it.id === whole.programme.fundId) ?? effect.funds.find((it) => it.enough) ?? effect.funds[0]
  const [draft, setDraft] = useState({ number: '', decidedOn: '', signer: '', fundId: usual?.id ?? '' })
  const id = useRef(newId())
  const decide = useAct(DecideTakeovers, {
    onDone: () => {
      id.current = newId()
      void notify(t('takeovers.decided'))
    },
  })
  const isWhole = draft.number.trim().length >= 3 && draft.decidedOn !== '' && draft.signer.trim().length >= 3
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  return (
    <form
      className={links.filters}
      onSubmit={(event) => {
        event.preventDefault()
        decide.run({ regency: regency.code, programmeId: whole.programme.id, id: id.current, month: month ?? '', fromMonth, heads: effect.heads, ...draft })
      }}
    >
      <TextInput
        label={t('takeovers.number')}
        required
        minLength={3}
        maxLength={80}
        value={draft.number}
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
      <DateField label={t('takeovers.decidedOn')} required value={draft.decidedOn} onChange={(event) => set({ decidedOn: event.currentTarget.value })} />
      <TextInput
        label={t('takeovers.signer')}
        required
        minLength={3}
        maxLength={120}
        value={draft.signer}
        onChange={(event) => set({ signer: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('takeovers.fund')}
        value={draft.fundId}
        onChange={(event) => set({ fundId: event.currentTarget.value })}
        data={effect.funds.map((it) => ({ value: it.id, label: fundName(it) }))}
        style={{ flex: '1 1 240px' }}
      />
      <Button type="submit" className={links.fixed} loading={decide.busy} disabled={!isWhole}>
        {t('takeovers.decideNow', { heads: fmt.count(effect.heads), rupiah: fmt.rupiah(effect.thisYear.rupiah) })}
      </Button>
      {decide.problem && <Refused problem={decide.problem} />}
    </form>
  )
}
