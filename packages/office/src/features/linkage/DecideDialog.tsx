import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { DecidePair } from '@semesta/contract'
import { useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import styles from './linkage.module.css'
import type { Hands } from './use-hands.ts'
import { sayEffect, type Verdict, type WholePair } from './words.ts'

const REASONS = {
  same: ['compared', 'papers', 'asked'],
  different: ['other-person', 'papers', 'family'],
  unsure: ['ask-village', 'too-little', 'disagree'],
} as const

interface Props {
  pair: WholePair
  verdict: Verdict
  onClose: () => void
  onDecided: Hands['onDecided']
}

/** Asks why before a verdict counts: a usual reason at a keystroke, or one's own words. */
export function DecideDialog({ pair, verdict, onClose, onDecided }: Props) {
  const { regency } = useOffice()
  const [chosen, setChosen] = useState<string>(REASONS[verdict][0])
  const [own, setOwn] = useState('')
  const decide = useAct(DecidePair, {
    onDone: ({ state, decision }) =>
      onDecided({ pairId: pair.pairId, decisionId: decision.id, message: t(state === 'second' ? 'linkage.waitsForSecond' : `linkage.said-${decision.act}`) }),
  })
  const reason = chosen === 'own' ? own.trim() : t(`linkage.because-${REASONS[verdict].find((it) => it === chosen) ?? REASONS[verdict][0]}`)
  const isConfirming = pair.state === 'second' && verdict === 'same'
  return (
    <Modal opened onClose={onClose} title={t(isConfirming ? 'linkage.confirm' : `linkage.${verdict}`)} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
      <form
        className={links.stack}
        onSubmit={(event) => {
          event.preventDefault()
          decide.run({ regency: regency.code, pairId: pair.pairId, verdict, reason, seen: pair.state })
        }}
      >
        {verdict === 'same' && (
          <p className={styles.sub}>
            {sayEffect(pair)}.{' '}
            {!isConfirming && pair.risks.length > 0 && t('linkage.needsTwo', { why: pair.risks.map((it) => t(`linkage.risk-${it}`)).join(', ') })}
          </p>
        )}
        <Radio.Group label={t('people.reason')} value={chosen} onChange={setChosen}>
          <div className={styles.reasons}>
            {REASONS[verdict].map((it, at) => (
              <Radio key={it} value={it} label={t(`linkage.because-${it}`)} data-autofocus={at === 0 ? true : undefined} />
            ))}
            <Radio value="own" label={t('linkage.because-own')} />
          </div>
        </Radio.Group>
        {chosen === 'own' && (
          <TextInput label={t('linkage.ownWords')} value={own} onChange={(event) => setOwn(event.currentTarget.value)} required minLength={3} maxLength={300} />
        )}
        {decide.problem && <Refused problem={decide.problem} />}
        <Button type="submit" size="md" loading={decide.busy} disabled={reason.length < 3}>
          {t('linkage.send')}
        </Button>
      </form>
    </Modal>
  )
}
