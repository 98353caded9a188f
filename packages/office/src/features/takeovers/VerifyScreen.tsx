import { Button, Modal, Radio } from '@mantine/core'
import { ListProgrammes, ListTakeovers, type OutputOf, UndoTakeovers, VerifyTakeovers } from '@semesta/contract'
import { Card, Empty, Figure, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { rich, t, tMaybe } from '../../i18n/index.ts'
import { type QueueKey, useQueueKeys } from '../linkage/use-queue-keys.ts'
import { placeOf, TestData } from '../people/PeopleTable.tsx'
import styles from './verify.module.css'

type Person = OutputOf<typeof ListTakeovers>['rows'][number]
const WHYS = ['moved', 'dead', 'able', 'worker', 'unknown'] as const

/** People who wait for a word of whoever looks: one at a time with big buttons, by thumb or by key, or all at once after a look. */
export function VerifyScreen() {
  const { regency } = useOffice()
  const read = useRead(ListTakeovers, { regency: regency.code, mine: 'true', pageSize: 100 }, { keep: true })
  const programmes = useRead(ListProgrammes, { regency: regency.code })
  const waiting = programmes.state === 'ready' ? programmes.data.waiting : null
  const late = waiting && waiting.overdue > 0 ? t('takeovers.queueLate', { overdue: fmt.count(waiting.overdue) }) : ''
  const total = read.state === 'ready' ? read.data.total : null
  return (
    <Screen
      title={t('takeovers.queue')}
      headline={
        total === null
          ? undefined
          : total === 0
            ? t('takeovers.queueEmpty')
            : rich('takeovers.queueHeadline', { heads: <Figure>{fmt.count(total)}</Figure>, late })
      }
      sub={t('takeovers.queueSub')}
      actions={
        <Link to="/talangan" search={{}} className={`${links.button} ${links.ghost}`}>
          {t('takeovers.back')}
        </Link>
      }
    >
      <Await read={read} rows={3} height={120}>
        {({ rows }) => (rows.length === 0 ? <Empty>{t('takeovers.queueEmpty')}</Empty> : <Queue rows={rows} total={total ?? rows.length} />)}
      </Await>
    </Screen>
  )
}

/** What the fingers do: move through the people, say right or not right, take the last word back. */
function useVerdicts(rows: readonly Person[]) {
  const { regency } = useOffice()
  const [at, setAt] = useState(0)
  const [asking, setAsking] = useState(false)
  const last = useRef<string | null>(null)
  const person = rows[Math.min(at, rows.length - 1)]
  const verify = useAct(VerifyTakeovers, {
    onDone: ({ actId }) => {
      last.current = actId
    },
  })
  const undo = useAct(UndoTakeovers, {
    onDone: ({ heads }) => {
      last.current = null
      void notify(t('takeovers.undone', { heads: fmt.count(heads) }))
    },
  })
  const say = (verdict: 'right' | 'wrong', reason = '') => {
    if (!person || verify.busy) return
    setAsking(false)
    verify.run({ regency: regency.code, id: newId(), ids: [person.id], verdict, reason })
    void notify(t(verdict === 'right' ? 'takeovers.saidRight' : 'takeovers.saidWrong', { name: person.name }))
  }
  const step = (by: number) => setAt((old) => Math.max(0, Math.min(rows.length - 1, Math.min(old, rows.length - 1) + by)))
  const takeBack = () => {
    if (last.current) undo.run({ regency: regency.code, actId: last.current, id: newId(), reason: t('takeovers.undoReason') })
  }
  const onKey = (key: QueueKey): boolean => {
    if (key === 'j') step(1)
    else if (key === 'k') step(-1)
    else if (key === 'a') say('right')
    else if (key === 'r') setAsking(true)
    else if (key === 'z') takeBack()
    else return false
    return true
  }
  useQueueKeys(onKey)
  return { person, at: Math.min(at, rows.length - 1), asking, setAsking, say, step, busy: verify.busy, problem: verify.problem ?? undo.problem }
}

function Queue({ rows, total }: { rows: readonly Person[]; total: number }) {
  const hands = useVerdicts(rows)
  const { person } = hands
  if (!person) return null
  return (
    <div className={styles.queue}>
      <Card title={person.name || t('people.noName')} aside={t('takeovers.position', { at: hands.at + 1, total: fmt.count(total) })}>
        <p className={styles.place}>
          {placeOf(person)} <TestData when={person.testData} />
        </p>
        <p>
          {[person.address, person.age === null ? null : t('people.years', { age: person.age }), person.sex && t(`labels.${person.sex}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          {tMaybe(`takeovers.group-${person.group}`)} · {person.decile === null ? t('arrears.decileUnknown') : t('arrears.decileOf', { decile: person.decile })}{' '}
          · {t('takeovers.family', { heads: person.householdHeads })}
          {person.debtRupiah ? ` · ${t('takeovers.debt', { rupiah: fmt.rupiah(person.debtRupiah) })}` : ''}
        </p>
        {person.dueOn && (
          <p>
            <StatusTag tone={person.overdue ? 'warn' : 'neutral'}>{t('takeovers.due', { date: fmt.date(person.dueOn) })}</StatusTag>
          </p>
        )}
        {person.lastWord && <p className={links.minor}>{person.lastWord}</p>}
        {hands.problem && <Refused problem={hands.problem} />}
        <div className={styles.verdicts}>
          <Button size="lg" onClick={() => hands.say('right')} loading={hands.busy}>
            {t('takeovers.right')}
          </Button>
          <Button size="lg" variant="default" onClick={() => hands.setAsking(true)}>
            {t('takeovers.wrong')}
          </Button>
          <Button size="lg" variant="subtle" onClick={() => hands.step(-1)}>
            {t('takeovers.previous')}
          </Button>
          <Button size="lg" variant="subtle" onClick={() => hands.step(1)}>
            {t('takeovers.next')}
          </Button>
        </div>
      </Card>
      <AllAtOnce />
      {hands.asking && <WhyDialog name={person.name} onClose={() => hands.setAsking(false)} onSay={(reason) => hands.say('wrong', reason)} />}
    </div>
  )
}

function WhyDialog({ name, onClose, onSay }: { name: string; onClose: () => void; onSay: (reason: string) => void }) {
  const [why, setWhy] = useState<string>(WHYS[0])
  const reason = t(`takeovers.why-${WHYS.find((it) => it === why) ?? WHYS[0]}`)
  return (
    <Modal opened onClose={onClose} title={`${name}: ${t('takeovers.why')}`} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
      <form
        className={links.stack}
        onSubmit={(event) => {
          event.preventDefault()
          onSay(reason)
        }}
      >
        <Radio.Group aria-label={t('takeovers.why')} value={why} onChange={setWhy}>
          <div className={links.stack}>
            {WHYS.map((it, at) => (
              <Radio key={it} value={it} label={t(`takeovers.why-${it}`)} data-autofocus={at === 0 ? true : undefined} />
            ))}
          </div>
        </Radio.Group>
        <Button type="submit" size="md">
          {t('takeovers.wrong')}
        </Button>
      </form>
    </Modal>
  )
}

/** All who wait, after seeing how many and for how much. */
function AllAtOnce() {
  const { regency } = useOffice()
  const id = useRef(newId())
  const look = useAct(VerifyTakeovers, { refresh: false })
  const all = useAct(VerifyTakeovers, {
    onDone: () => {
      id.current = newId()
      look.reset()
    },
  })
  const ask = { regency: regency.code, mine: 'true' as const, verdict: 'right' as const }
  const seen = look.data
  return (
    <div className={links.inline}>
      <Button variant="default" loading={look.busy} onClick={() => look.run({ ...ask, id: id.current, preview: true })}>
        {t('takeovers.lookAll')}
      </Button>
      {seen && seen.heads > 0 && (
        <Button loading={all.busy} onClick={() => all.run({ ...ask, id: id.current })}>
          {t('takeovers.allRight', { heads: fmt.count(seen.heads) })} · {fmt.rupiah(seen.monthlyRupiah)}
        </Button>
      )}
      {all.problem && <Refused problem={all.problem} />}
    </div>
  )
}
