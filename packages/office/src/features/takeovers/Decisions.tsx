import { Button, TextInput } from '@mantine/core'
import { type OutputOf, PrintDecision, RegistrationFile, RevokeDecision, SendTakeovers } from '@semesta/contract'
import { Card, DataTable, DateField, Empty, StatusTag } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { DecideCard } from './DecideCard.tsx'
import { headsOf, type Whole } from './shared.ts'

type Decision = Whole['decisions'][number]

/** What was decided with number and date, its papers, and what waits for a decision. */
export function Decisions({ whole }: { whole: Whole }) {
  const { can } = useOffice()
  const waiting = headsOf(whole.programme.stages, ['verified'])
  return (
    <>
      {can('takeover.decide') && waiting > 0 && <DecideCard whole={whole} waiting={waiting} />}
      <Card title={t('takeovers.decisions')}>
        {whole.decisions.length === 0 ? (
          <Empty>{t('takeovers.noDecision')}</Empty>
        ) : (
          <DataTable
            caption={t('takeovers.decisions')}
            rows={whole.decisions}
            rowKey={(row) => row.id}
            columns={[
              { key: 'number', label: t('takeovers.number'), render: (row) => <b>{row.number}</b> },
              { key: 'on', label: t('takeovers.decidedOn'), render: (row) => fmt.date(row.decidedOn) },
              { key: 'heads', label: t('takeovers.people'), align: 'right', render: (row) => fmt.count(row.heads) },
              { key: 'rupiah', label: t('takeovers.cost', { year: '' }), align: 'right', render: (row) => fmt.rupiah(row.yearRupiah) },
              { key: 'fund', label: t('takeovers.fund'), render: (row) => row.fundName ?? '–' },
              {
                key: 'state',
                label: t('takeovers.pipeline'),
                render: (row) => (
                  <StatusTag tone={row.state === 'sent' ? 'ok' : row.state === 'revoked' ? 'neutral' : 'busy'}>
                    {row.sent ? t('takeovers.sentState', { on: fmt.date(row.sent.on) }) : t(`takeovers.decision-${row.state}`)}
                  </StatusTag>
                ),
              },
              { key: 'papers', label: t('takeovers.annex'), render: (row) => <Papers decision={row} programmeId={whole.programme.id} /> },
            ]}
          />
        )}
        {can('takeover.decide') &&
          whole.decisions.filter((it) => it.state === 'decided').map((it) => <SendForm key={it.id} programmeId={whole.programme.id} decision={it} />)}
      </Card>
    </>
  )
}

function Papers({ decision, programmeId }: { decision: Decision; programmeId: string }) {
  const { regency, can } = useOffice()
  if (!can('takeover.decide')) return <>–</>
  const at = { regency: regency.code, programmeId, decisionId: decision.id }
  return (
    <div className={links.inline}>
      <a href={fileHref(PrintDecision, at)} download className={links.link}>
        {t('takeovers.annex')}
      </a>
      <a href={fileHref(RegistrationFile, at)} download className={links.link}>
        {t('takeovers.registration')}
      </a>
    </div>
  )
}

/** Says that a file went out, or takes a decision back before it does. */
export function SendForm({ programmeId, decision, employers }: { programmeId: string; decision?: Decision; employers?: string | undefined }) {
  const { regency } = useOffice()
  const [draft, setDraft] = useState({ on: '', document: '' })
  const id = useRef(newId())
  const renew = (message: string) => {
    id.current = newId()
    void notify(message)
  }
  const at = { regency: regency.code, programmeId }
  const send = useAct(SendTakeovers, { onDone: (_: OutputOf<typeof SendTakeovers>) => renew(t('takeovers.sent')) })
  const revoke = useAct(RevokeDecision, { onDone: () => renew(t('takeovers.revoked')) })
  const problem = send.problem ?? revoke.problem
  return (
    <form
      className={links.filters}
      style={{ marginTop: 14 }}
      onSubmit={(event) => {
        event.preventDefault()
        send.run({ ...at, id: id.current, ...draft, employers, ...(decision ? { decisionId: decision.id } : {}) })
      }}
    >
      <DateField
        label={`${t('takeovers.sentOn')}${decision ? ` (${decision.number})` : ''}`}
        required
        value={draft.on}
        onChange={(event) => setDraft({ ...draft, on: event.currentTarget.value })}
      />
      <TextInput
        label={`${t('takeovers.document')} / ${t('takeovers.reason').toLowerCase()}`}
        required
        minLength={5}
        maxLength={300}
        value={draft.document}
        onChange={(event) => setDraft({ ...draft, document: event.currentTarget.value })}
        style={{ flex: '1 1 240px' }}
      />
      <Button type="submit" className={links.fixed} loading={send.busy} disabled={draft.on === '' || draft.document.trim().length < 5}>
        {t('takeovers.send')}
      </Button>
      {decision && (
        <Button
          variant="default"
          className={links.fixed}
          loading={revoke.busy}
          disabled={draft.document.trim().length < 5}
          onClick={() => revoke.run({ ...at, decisionId: decision.id, id: id.current, reason: draft.document.trim() })}
        >
          {t('takeovers.revoke')}
        </Button>
      )}
      {problem && <Refused problem={problem} />}
    </form>
  )
}
