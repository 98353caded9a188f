import { Button, Modal, TextInput } from '@mantine/core'
import { DecidePair, GetIdentity, type OutputOf, UndoPair } from '@semesta/contract'
import { Card, Empty, Note } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { sayChance } from './words.ts'

type Identity = OutputOf<typeof GetIdentity>
type Joined = Identity['joined'][number]

/** Which records make this person, who put them together, what hangs on them, and the way to take them apart. */
export function IdentityCard({ personId, month }: { personId: string; month: string }) {
  const { regency, can } = useOffice()
  const read = useRead(GetIdentity, { regency: regency.code, month, personId }, { when: can('linkage.read') })
  if (!can('linkage.read')) return null
  return (
    <Card title={t('linkage.identity')}>
      <Await read={read} rows={2} height={40}>
        {(it) => (
          <div className={links.stack}>
            {it.joined.length === 0 ? (
              <Empty>{t('linkage.oneRecord')}</Empty>
            ) : (
              <ul className={links.list}>
                {it.joined.map((one) => (
                  <li key={one.pairId}>
                    <JoinedLine one={one} canSplit={it.canSplit} />
                  </li>
                ))}
              </ul>
            )}
            {it.events.length > 0 && <Events events={it.events} />}
            {it.attached.length > 0 && (
              <Note>
                {t('linkage.attachedAll', {
                  all: it.attached.map((one) => `${fmt.count(one.count)} ${tMaybe(`linkage.attached-${one.kind}`) ?? one.kind}`).join(', '),
                })}
              </Note>
            )}
          </div>
        )}
      </Await>
    </Card>
  )
}

const sideOf = (it: Joined['left']) =>
  `${it.name || t('people.noName')} (${tMaybe(`registers.${it.register}`) ?? it.register} ${it.cardMasked ?? it.nikMasked ?? ''})`

function JoinedLine({ one, canSplit }: { one: Joined; canSplit: boolean }) {
  const { regency } = useOffice()
  return (
    <>
      {sideOf(one.left)} + {sideOf(one.right)}{' '}
      <span className={links.minor}>
        {one.how === 'decision'
          ? t('linkage.joinedBy', { by: one.by ?? '', instant: fmt.instant(one.since, regency.timeZone) })
          : t('linkage.joinedAuto', { share: sayChance(one.probability) })}
        {!one.inMonth && ` · ${t('linkage.notYetInMonth')}`}
      </span>{' '}
      <Link to="/padanan" search={{ state: 'all', pair: one.pairId }} className={links.num}>
        {t('linkage.seePair')}
      </Link>{' '}
      {canSplit && <Split one={one} />}
    </>
  )
}

/** Takes two records apart: a merge that somebody decided is taken back, one that the machine made is refused. */
function Split({ one }: { one: Joined }) {
  const { regency } = useOffice()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const onDone = () => {
    setOpen(false)
    void notify(t('linkage.splitDone'))
  }
  const undo = useAct(UndoPair, { onDone })
  const refuse = useAct(DecidePair, { onDone })
  const at = { regency: regency.code, pairId: one.pairId, reason: reason.trim() }
  const problem = undo.problem ?? refuse.problem
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t('linkage.split')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('linkage.splitTitle')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <form
          className={links.stack}
          onSubmit={(event) => {
            event.preventDefault()
            if (one.decisionId) undo.run({ ...at, decisionId: one.decisionId })
            else refuse.run({ ...at, verdict: 'different', seen: 'open' })
          }}
        >
          <p style={{ margin: 0 }}>{t('linkage.splitEffect')}</p>
          <TextInput
            label={t('people.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            minLength={3}
            maxLength={300}
          />
          {problem && <Refused problem={problem} />}
          <Button type="submit" loading={undo.busy || refuse.busy} disabled={reason.trim().length < 3}>
            {t('linkage.split')}
          </Button>
        </form>
      </Modal>
    </>
  )
}

function Events({ events }: { events: Identity['events'] }) {
  const { regency } = useOffice()
  return (
    <ul className={links.list}>
      {events.map((it) => (
        <li key={it.id}>
          <b>{t(`linkage.event-${it.kind}`)}</b>: {it.reason}{' '}
          <span className={links.minor}>
            {it.by}, {fmt.instant(it.at, regency.timeZone)}
          </span>
        </li>
      ))}
    </ul>
  )
}
