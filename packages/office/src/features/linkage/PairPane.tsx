import { Button } from '@mantine/core'
import type { GetPair, OutputOf } from '@semesta/contract'
import { Card, Note, StatusTag } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { TestData } from '../people/PeopleTable.tsx'
import { Compare } from './Compare.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import styles from './linkage.module.css'
import { PairReveal } from './PairReveal.tsx'
import { Score } from './Score.tsx'
import { TakeBack } from './TakeBack.tsx'
import type { Hands } from './use-hands.ts'
import { sayChance, sayEffect, sayReason } from './words.ts'

type Whole = OutputOf<typeof GetPair>

/** One pair: the question, both records, why, what would change, what was said, and the answer. */
export function PairPane({ pair, hands, onBack }: { pair: Whole; hands: Hands; onBack: () => void }) {
  const { can } = useOffice()
  return (
    <>
      <div>
        <Button variant="subtle" className={styles.back} onClick={onBack}>
          ← {t('linkage.backToQueue')}
        </Button>
        <h2 className={styles.question}>{t(pair.state === 'second' ? 'linkage.questionSecond' : 'linkage.question')}</h2>
        <p className={styles.sub}>
          {t('linkage.share', { share: sayChance(pair.probability) })} · {sayReason(pair)} · {sayEffect(pair)} <TestData when={pair.testData} />
        </p>
        <Standing pair={pair} />
      </div>
      <Compare
        left={{ register: pair.leftRegister, row: pair.leftRow, asOf: pair.leftSource?.asOf ?? null }}
        right={{ register: pair.rightRegister, row: pair.rightRow, asOf: pair.rightSource?.asOf ?? null }}
        fields={pair.fields}
        aside={can('people.reveal') && <PairReveal pairId={pair.pairId} />}
      />
      <Score pair={pair} />
      <Changes pair={pair} />
      {pair.history.length > 0 && <History pair={pair} />}
      {can('linkage.review') && <Acts pair={pair} hands={hands} />}
      {hands.asking && <DecideDialog pair={pair} verdict={hands.asking} onClose={() => hands.ask(null)} onDecided={hands.onDecided} />}
    </>
  )
}

/** Where it stands, and from when on the month knows. */
function Standing({ pair }: { pair: Whole }) {
  const decided = pair.state === 'same' || pair.state === 'different'
  if (pair.state === 'open' && pair.risks.length === 0 && pair.band === 'review') return null
  return (
    <p className={styles.sub}>
      {pair.state !== 'open' && (
        <StatusTag tone={pair.state === 'same' ? 'ok' : pair.state === 'different' ? 'neutral' : 'warn'}>{t(`linkage.state-${pair.state}`)}</StatusTag>
      )}
      {pair.state === 'open' && pair.band === 'auto' && <StatusTag tone="neutral">{t('linkage.band-auto')}</StatusTag>}
      {pair.state === 'second' && ` ${t(pair.canConfirm ? 'linkage.mayConfirm' : 'linkage.otherMustConfirm')}`}
      {decided && ` ${pair.inMonth ? t('linkage.inMonth', { month: fmt.month(pair.inMonth) }) : t('linkage.notYetInMonth')}`}
      {(pair.state === 'open' || pair.state === 'unsure') &&
        pair.risks.length > 0 &&
        ` ${t('linkage.needsTwo', { why: pair.risks.map((it) => t(`linkage.risk-${it}`)).join(', ') })}`}
    </p>
  )
}

function Changes({ pair }: { pair: Whole }) {
  const attached = (side: Whole['attached']['left']) =>
    side.length === 0 ? t('linkage.nothingAttached') : side.map((it) => `${fmt.count(it.count)} ${tMaybe(`linkage.attached-${it.kind}`) ?? it.kind}`).join(', ')
  return (
    <Card title={t('linkage.changes')}>
      <ul className={links.list}>
        <li>
          {pair.rupiahPerMonth > 0
            ? t('linkage.changesRupiah', { month: fmt.rupiah(pair.rupiahPerMonth), year: fmt.rupiah(pair.rupiahPerMonth * 12) })
            : t('linkage.changesNoRupiah')}
        </li>
        {pair.effects.map((it) => (
          <li key={it.count}>
            {tMaybe(`labels.count-${it.count}`) ?? it.count}: {it.heads > 0 ? '+' : '−'}
            {Math.abs(it.heads)}
          </li>
        ))}
        <li>
          {pair.affectsActive || pair.affectsCoverage
            ? t('linkage.changesStatus', {
                what: [pair.affectsActive && t('linkage.keaktifan'), pair.affectsCoverage && t('linkage.coverage')].filter(Boolean).join(', '),
              })
            : t('linkage.changesNoStatus')}
        </li>
      </ul>
      <Note>
        {t('linkage.follows', { left: attached(pair.attached.left), right: attached(pair.attached.right) })} {t('linkage.nextBuild')}
      </Note>
    </Card>
  )
}

function History({ pair }: { pair: Whole }) {
  const { regency } = useOffice()
  return (
    <Card title={t('linkage.history')}>
      <ul className={links.list}>
        {pair.history.map((it) => (
          <li key={it.id}>
            <b>{t(`linkage.act-${it.act}`)}</b>: {it.reason}{' '}
            <span className={links.minor}>
              {it.by}, {fmt.instant(it.at, regency.timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Acts({ pair, hands }: { pair: Whole; hands: Hands }) {
  if (!pair.canDecide) {
    return (
      <div className={styles.acts}>
        <TakeBack pair={pair} />
      </div>
    )
  }
  return (
    <div className={styles.acts}>
      <Button onClick={() => hands.ask('same')} disabled={pair.state === 'second' && !pair.canConfirm}>
        {t(pair.state === 'second' ? 'linkage.confirm' : 'linkage.same')} <kbd className={styles.key}>A</kbd>
      </Button>
      <Button variant="default" className={styles.no} onClick={() => hands.ask('different')}>
        {t('linkage.different')} <kbd className={styles.key}>R</kbd>
      </Button>
      <Button variant="default" onClick={() => hands.ask('unsure')}>
        {t('linkage.unsure')} <kbd className={styles.key}>U</kbd>
      </Button>
      <Button variant="subtle" onClick={() => hands.setHelp(true)}>
        {t('linkage.keys')} <kbd className={styles.key}>?</kbd>
      </Button>
      <span className={styles.hint}>{t('linkage.hint')}</span>
    </div>
  )
}
