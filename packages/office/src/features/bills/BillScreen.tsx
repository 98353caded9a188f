import { Button } from '@mantine/core'
import { ChallengeBill, ExportMutation, GetBill, PrintStatement } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { Card, Figure, Row, Screen, StatusTag } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { JobWatch } from '../../app/Progress.tsx'
import { fileHref } from '../../app/request.ts'
import { rich, t } from '../../i18n/index.ts'
import { BalanceCard } from './BalanceCard.tsx'
import { DecisionsCard } from './DecisionsCard.tsx'
import { MoneyCard } from './MoneyCard.tsx'
import { SignCard } from './SignCard.tsx'
import { TestsCard, VillagesCard } from './TestsCard.tsx'
import { billTone, inDispute, provenOf, totalOf, type WholeBill } from './words.ts'

/** One bill: what it asks, what both parties say, what is in dispute, and where it stands. */
export function BillScreen() {
  const { billId } = useParams({ from: '/shell/tagihan/$billId' })
  const { regency } = useOffice()
  const read = useRead(GetBill, { regency: regency.code, billId }, { again: (it) => (it?.bill.state === 'challenging' ? 2000 : false) })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.bills')}>
        <Await read={read} rows={5}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Whole it={read.data} />
}

function Whole({ it }: { it: WholeBill }) {
  const { can } = useOffice()
  const { bill, result } = it
  const newest = it.revisions[0]
  const words = { number: bill.letterNumber, date: fmt.date(bill.letterOn), due: fmt.date(bill.dueOn) }
  return (
    <Screen
      title={t('bills.title', { month: fmt.month(bill.month) })}
      headline={<Headline it={it} />}
      sub={t('bills.letterSub', { ...words, rupiah: fmt.rupiah(totalOf(bill)), heads: fmt.count(bill.heads) })}
      actions={<Actions it={it} />}
    >
      <Row columns="one">
        {bill.superseded && newest && (
          <Card>
            {t('bills.notNewest', { n: newest.revision })}{' '}
            <Link to="/tagihan/$billId" params={{ billId: newest.id }} search={{}} className={links.link}>
              {t('bills.openNewest')}
            </Link>
          </Card>
        )}
        <StateCard it={it} />
        {result && <BalanceCard it={it} result={result} />}
        {result && bill.byName && <TestsCard it={it} />}
        {result && can('bills.manage') && bill.state === 'challenged' && !bill.superseded && <SignCard it={it} />}
        <MoneyCard it={it} />
        {it.villages.length > 0 && <VillagesCard it={it} />}
        {result && <DecisionsCard it={it} />}
      </Row>
    </Screen>
  )
}

function Headline({ it: { bill, result } }: { it: WholeBill }) {
  if (!result) return t('bills.oneWaiting', { month: fmt.month(bill.month) })
  if (!bill.byName) return t('bills.oneHeads', { heads: fmt.count(result.heads) })
  const proven = provenOf(bill)
  if (inDispute(bill).lines === 0) return t('bills.oneClean', { lines: fmt.count(result.lines) })
  return rich('bills.one', {
    disputed: <Figure tone="bad">{fmt.count(proven.lines)}</Figure>,
    lines: fmt.count(result.lines),
    minimum: fmt.rupiah(proven.rupiahMinimum),
    full: <Figure>{fmt.rupiah(proven.rupiahFull)}</Figure>,
    verify: fmt.count(proven.toVerify.lines),
  })
}

function Actions({ it: { bill, result } }: { it: WholeBill }) {
  const { regency, can } = useOffice()
  const at = { regency: regency.code, billId: bill.id }
  if (!result) return null
  return (
    <>
      {bill.byName && can('people.read') && (
        <Link to="/tagihan/$billId/baris" params={{ billId: bill.id }} search={{}} className={links.button}>
          {t('bills.disputeList')}
        </Link>
      )}
      <a href={fileHref(PrintStatement, at)} download className={`${links.button} ${links.ghost}`}>
        {t('bills.statementPdf')}
      </a>
      {bill.byName && can('people.read') && (
        <a href={fileHref(ExportMutation, at)} download className={`${links.button} ${links.ghost}`}>
          {t('bills.mutationForm')}
        </a>
      )}
    </>
  )
}

/** Where it stands, its work under way, and holding it against the roster once more. */
function StateCard({ it: { bill, statement } }: { it: WholeBill }) {
  const { regency, can } = useOffice()
  const again = useAct(ChallengeBill)
  const mayAgain = can('bills.manage') && !bill.superseded && ['recorded', 'failed', 'challenged'].includes(bill.state)
  return (
    <Card title={t('bills.state')} aside={<StatusTag tone={billTone(bill.state)}>{t(`bills.state-${bill.state}`)}</StatusTag>}>
      {bill.problem && <Refused problem={new Problem(bill.problem.code, 409, bill.problem.detail)} />}
      {bill.state === 'challenging' && bill.jobId && can('jobs.read') && <JobWatch jobId={bill.jobId} />}
      {statement && (
        <p style={{ margin: 0 }}>
          {t('bills.statementOf', {
            ...{ pemda: statement.numberPemda, bpjs: statement.numberBpjs, date: fmt.date(statement.signedOn), closing: fmt.count(statement.closing) },
            ...{ by: statement.verifiedBy, at: fmt.instant(statement.verifiedAt, regency.timeZone) },
          })}
        </p>
      )}
      {again.problem && <Refused problem={again.problem} />}
      {mayAgain && (
        <Button variant="default" loading={again.busy} onClick={() => again.run({ regency: regency.code, billId: bill.id })}>
          {t('bills.again')}
        </Button>
      )}
    </Card>
  )
}
