import { Button } from '@mantine/core'
import { AnswerSampled, NextSampled } from '@semesta/contract'
import { Empty, Screen } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { Compare } from './Compare.tsx'
import styles from './linkage.module.css'
import { useQueueKeys } from './use-queue-keys.ts'

/** One drawn pair after the other, without score, reason or band: what people say must not follow what the machine thinks. */
export function SampleScreen() {
  const { sampleId } = useParams({ from: '/shell/padanan/contoh/$sampleId' })
  const { regency } = useOffice()
  const at = { regency: regency.code, sampleId }
  const next = useRead(NextSampled, at)
  const answer = useAct(AnswerSampled)
  const pairId = next.state === 'ready' ? next.data.pair?.pairId : undefined
  const say = (what: 'same' | 'different' | 'unsure') => pairId && !answer.busy && answer.run({ ...at, pairId, answer: what })
  useQueueKeys((key) => {
    const what = key === 'a' ? 'same' : key === 'r' ? 'different' : key === 'u' ? 'unsure' : null
    if (what) say(what)
    return what !== null
  })
  return (
    <Screen
      title={t('linkage.judge')}
      headline={t('linkage.question')}
      sub={next.state === 'ready' ? t('linkage.leftToJudge', { left: fmt.count(next.data.left) }) : undefined}
    >
      {answer.problem && <Refused problem={answer.problem} />}
      <Await read={next} rows={3} height={120}>
        {({ pair }) =>
          pair === null ? (
            <Empty
              title={t('linkage.judgedAll')}
              action={
                <Link to="/padanan/contoh" search={{}} className={links.button}>
                  {t('linkage.samples')}
                </Link>
              }
            >
              {t('linkage.judgedAllText')}
            </Empty>
          ) : (
            <div className={styles.pane}>
              <Compare left={{ register: pair.leftRegister }} right={{ register: pair.rightRegister }} fields={pair.fields} />
              <div className={styles.acts}>
                <Button loading={answer.busy} onClick={() => say('same')}>
                  {t('linkage.same')} <kbd className={styles.key}>A</kbd>
                </Button>
                <Button variant="default" className={styles.no} loading={answer.busy} onClick={() => say('different')}>
                  {t('linkage.different')} <kbd className={styles.key}>R</kbd>
                </Button>
                <Button variant="default" loading={answer.busy} onClick={() => say('unsure')}>
                  {t('linkage.unsure')} <kbd className={styles.key}>U</kbd>
                </Button>
              </div>
            </div>
          )
        }
      </Await>
    </Screen>
  )
}
