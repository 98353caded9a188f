import { Button, Radio, TextInput } from '@mantine/core'
import { DecideDisputes, type InputOf, type OutputOf } from '@semesta/contract'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { t } from '../../i18n/index.ts'
import styles from '../linkage/linkage.module.css'

const REASONS = { held: ['seen', 'asked', 'papers'], dropped: ['wrong', 'asked', 'solved'] } as const

type Ask = Omit<InputOf<typeof DecideDisputes>, 'id' | 'reason'>

/** Asks why before a decision counts: a usual reason at a keystroke, or one's own words. */
export function DecideForm({ ask, onDone }: { ask: Ask; onDone: (done: OutputOf<typeof DecideDisputes>) => void }) {
  const id = useRef(newId())
  const reasons = REASONS[ask.verdict]
  const [chosen, setChosen] = useState<string>(reasons[0])
  const [own, setOwn] = useState('')
  const decide = useAct(DecideDisputes, {
    onDone: (done) => {
      void notify(t(`bills.said-${ask.verdict}`))
      onDone(done)
    },
  })
  const reason = chosen === 'own' ? own.trim() : t(`bills.because-${reasons.find((it) => it === chosen) ?? reasons[0]}`)
  return (
    <form
      className={links.stack}
      onSubmit={(event) => {
        event.preventDefault()
        decide.run({ ...ask, id: id.current, reason })
      }}
    >
      <Radio.Group label={t('bills.reason')} value={chosen} onChange={setChosen}>
        <div className={styles.reasons}>
          {reasons.map((it, at) => (
            <Radio key={it} value={it} label={t(`bills.because-${it}`)} data-autofocus={at === 0 ? true : undefined} />
          ))}
          <Radio value="own" label={t('bills.because-own')} />
        </div>
      </Radio.Group>
      {chosen === 'own' && (
        <TextInput label={t('bills.ownWords')} value={own} onChange={(event) => setOwn(event.currentTarget.value)} required minLength={3} maxLength={300} />
      )}
      {decide.problem && <Refused problem={decide.problem} />}
      <Button type="submit" loading={decide.busy} disabled={reason.length < 3}>
        {t('bills.decide')}
      </Button>
    </form>
  )
}
