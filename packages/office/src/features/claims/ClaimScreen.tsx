import { ExportClaim, GetClaim, type OutputOf, PrintClaim, WithdrawClaim } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Note, Row, Screen, StatusTag } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { pick, rich, t } from '../../i18n/index.ts'
import { WithReason } from '../registers/WithReason.tsx'
import { AnswerCard } from './AnswerCard.tsx'
import { claimTone } from './ClaimsScreen.tsx'
import { LinesCard } from './LinesCard.tsx'
import { SettleCard } from './SettleCard.tsx'
import { TakeSettlementBack } from './TakeSettlementBack.tsx'

export type WholeClaim = OutputOf<typeof GetClaim>

/** One claim: by reason, what was answered, what came back. */
export function ClaimScreen() {
  const { claimId } = useParams({ from: '/shell/klaim/$claimId' })
  const { regency } = useOffice()
  const read = useRead(GetClaim, { regency: regency.code, claimId })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.claims')}>
        <Await read={read} rows={5}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Whole it={read.data} />
}

function Whole({ it }: { it: WholeClaim }) {
  const { regency, can } = useOffice()
  const { claim } = it
  const at = { regency: regency.code, claimId: claim.id }
  return (
    <Screen
      title={t('claims.title', { number: claim.number })}
      headline={<Headline it={it} />}
      sub={t('claims.oneSub', { date: fmt.date(claim.sentOn), by: claim.sentBy, due: fmt.date(claim.answerDueOn) })}
      actions={
        <>
          <a href={fileHref(PrintClaim, at)} download className={`${links.button} ${links.ghost}`}>
            {t('claims.letter')}
          </a>
          <ExportLinks of={exportOf(ExportClaim, at)} />
        </>
      }
    >
      <Row columns="one">
        <TestsCard it={it} />
        {claim.waiting.lines > 0 && claim.state === 'sent' && (can('bills.answer') || can('bills.manage')) && <AnswerCard it={it} />}
        {claim.outstanding > 0 && can('bills.manage') && <SettleCard it={it} />}
        <HistoryCard it={it} />
        {can('people.read') && <LinesCard claimId={claim.id} tests={it.tests} />}
      </Row>
    </Screen>
  )
}

function Headline({ it: { claim } }: { it: WholeClaim }) {
  if (claim.state === 'withdrawn') return t('claims.oneWithdrawn')
  if (claim.state === 'sent' && claim.accepted.lines === 0) {
    return rich('claims.oneSent', { claimed: <Figure>{fmt.rupiah(claim.claimed.rupiah)}</Figure>, lines: fmt.count(claim.claimed.lines) })
  }
  return rich('claims.one', {
    accepted: <Figure tone="good">{fmt.rupiah(claim.accepted.rupiah)}</Figure>,
    claimed: fmt.rupiah(claim.claimed.rupiah),
    outstanding: <Figure>{fmt.rupiah(claim.outstanding)}</Figure>,
  })
}

type Amount = WholeClaim['claim']['claimed']
const amount = (it: Amount) => `${fmt.rupiah(it.rupiah)} · ${fmt.count(it.lines)}`

function TestsCard({ it: { claim, tests } }: { it: WholeClaim }) {
  const { regency, can } = useOffice()
  const withdraw = useAct(WithdrawClaim)
  const mayWithdraw = can('bills.manage') && claim.state === 'sent' && claim.accepted.lines + claim.refused.lines === 0
  return (
    <Card title={t('claims.tests')} aside={<StatusTag tone={claimTone(claim.state)}>{t(`claims.state-${claim.state}`)}</StatusTag>}>
      <DataTable
        caption={t('claims.tests')}
        rows={tests}
        rowKey={(row) => row.test}
        columns={[
          { key: 'test', label: t('claims.test'), render: (row) => pick(row.judul, row.title) },
          ...(['claimed', 'waiting', 'accepted', 'refused'] as const).map((key) => ({
            key,
            label: t(`claims.${key}`),
            align: 'right' as const,
            render: (row: WholeClaim['tests'][number]) => amount(row[key]),
          })),
        ]}
      />
      <Note>
        {t('claims.basis')}: {t(`claims.basis-${claim.basis}`)}. {claim.note}
      </Note>
      {mayWithdraw && (
        <WithReason
          act={withdraw}
          label={t('claims.withdraw')}
          title={t('claims.withdraw')}
          run={(reason) => withdraw.run({ regency: regency.code, claimId: claim.id, reason })}
        >
          <p style={{ margin: 0 }}>{t('claims.withdrawEffect')}</p>
        </WithReason>
      )}
    </Card>
  )
}

function HistoryCard({ it: { claim, answers, settlements } }: { it: WholeClaim }) {
  const { can } = useOffice()
  return (
    <Row columns="two">
      <Card title={t('claims.answers')}>
        {answers.length === 0 && <Empty>{t('claims.noAnswers')}</Empty>}
        <ul className={links.list}>
          {answers.map((it) => (
            <li key={it.id}>
              <b>{t(`claims.verdict-${it.verdict}`)}</b> {amount(it)} {it.reason}{' '}
              <span className={links.minor}>
                {[it.documentNumber, fmt.date(it.on), it.by, t(it.byBranch ? 'claims.byBranch' : 'claims.byOffice')].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('claims.settlements')}>
        {settlements.length === 0 && <Empty>{t('claims.noSettlements')}</Empty>}
        <ul className={links.list}>
          {settlements.map((it) => (
            <li key={it.id}>
              <b style={it.reversed ? { textDecoration: 'line-through' } : undefined}>{fmt.rupiah(it.iuran + it.bantuan)}</b> {t(`claims.kind-${it.kind}`)}{' '}
              {it.month ? fmt.month(it.month) : ''}{' '}
              <span className={links.minor}>
                {[it.documentNumber, fmt.date(it.on), it.by, it.journal && `${t('claims.journal')} ${it.journal}`].filter(Boolean).join(', ')}
              </span>{' '}
              {it.reversed && t('claims.reversed', { ...it.reversed, date: fmt.date(it.reversed.on) })}
              {!it.reversed && can('bills.manage') && <TakeSettlementBack claimId={claim.id} settlement={it} />}
            </li>
          ))}
        </ul>
      </Card>
    </Row>
  )
}
