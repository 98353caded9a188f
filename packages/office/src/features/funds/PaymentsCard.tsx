import { Button } from '@mantine/core'
import { AttachStepFile, CancelPayment, DownloadStepFile, ExportFunds, ListPayments } from '@semesta/contract'
import { Card, Empty, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { queries, useAct, useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { fileHref, send } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { WithReason } from '../registers/WithReason.tsx'
import styles from './funds.module.css'
import { type MoneyYear, onOf, type PaymentView } from './money.ts'
import { OpenDialog } from './OpenDialog.tsx'
import { StepDialog } from './StepDialog.tsx'
import { TakeBack } from './TakeBack.tsx'

const SHOWN = 3

/** Bills on their way to being paid: what waits stands first, each with its next step. */
export function PaymentsCard({ money }: { money: MoneyYear }) {
  const { regency, can } = useOffice()
  const [all, setAll] = useState(false)
  const read = useRead(ListPayments, { regency: regency.code, year: money.year, ...onOf(money) })
  return (
    <Card
      title={t('funds.payments')}
      aside={
        <span className={links.inline}>
          <ExportLinks of={exportOf(ExportFunds, { regency: regency.code, year: money.year, what: 'payments', ...onOf(money) })} />
        </span>
      }
    >
      <Await read={read} rows={3} height={60}>
        {({ rows }) => {
          const waiting = rows.filter((it) => it.next).toReversed()
          const done = rows.filter((it) => !it.next)
          const shown = [...waiting, ...(all ? done : done.slice(0, Math.max(0, SHOWN - waiting.length)))]
          return (
            <>
              {rows.length === 0 ? <Empty>{t('funds.noPayments')}</Empty> : shown.map((it) => <Bill key={it.id} payment={it} />)}
              <p className={links.inline} style={{ margin: '10px 0 0' }}>
                {can('funds.manage') && !money.isPast && <OpenDialog year={money.year} />}
                {shown.length < rows.length && (
                  <Button variant="subtle" onClick={() => setAll(true)}>
                    {t('funds.more', { count: rows.length - shown.length })}
                  </Button>
                )}
              </p>
            </>
          )
        }}
      </Await>
    </Card>
  )
}

function Bill({ payment }: { payment: PaymentView }) {
  const tone = payment.state === 'sp2d' ? 'ok' : payment.state === 'cancelled' ? 'neutral' : 'busy'
  return (
    <section className={styles.bill} aria-label={`${t('funds.bill')} ${fmt.month(payment.month)}`}>
      <span>
        <b>{fmt.month(payment.month)}</b>
        <br />
        <span className={links.minor}>{[`${fmt.count(payment.heads)} ${t('funds.heads').toLowerCase()}`, payment.document].filter(Boolean).join(' · ')}</span>
      </span>
      <span>
        {fmt.rupiah(payment.total)}
        <br />
        <span className={links.minor}>{`${t('funds.due')} ${fmt.date(payment.dueOn)}`}</span>
      </span>
      <span>
        <StatusTag tone={tone}>{t(`funds.step-${payment.state}`)}</StatusTag>
      </span>
      <span>
        <Next payment={payment} />
      </span>
      <details className={styles.wide}>
        <summary>{t('funds.details')}</summary>
        <Trace payment={payment} />
      </details>
    </section>
  )
}

function Next({ payment }: { payment: PaymentView }) {
  const { can } = useOffice()
  if (!payment.next) return null
  const { mine, secondPerson, roles, statement } = payment.next
  if (statement) {
    return (
      <Link to="/tagihan/$billId" params={{ billId: payment.ref.id }} search={{}} className={links.link}>
        {t('funds.bySigning')}
      </Link>
    )
  }
  if (mine && can('funds.manage')) return <StepDialog payment={payment} step={payment.next.step} />
  return (
    <span className={links.minor}>
      {secondPerson ? t('funds.waitsSecond') : t('funds.waits', { roles: roles.map((it) => t(`roles.${it as 'dinkes'}`)).join(', ') })}
    </span>
  )
}

function Trace({ payment }: { payment: PaymentView }) {
  const { regency, can } = useOffice()
  const id = useRef(newId())
  const cancel = useAct(CancelPayment, { onDone: () => void notify(t('funds.cancelled')) })
  return (
    <>
      <ul className={links.list}>
        {payment.parts.map((it) => (
          <li key={it.lineId}>
            <span className={links.number}>{it.account}</span> {`${it.fundName}: ${fmt.rupiah(it.amount)}`}
          </li>
        ))}
        {payment.steps.map((it) => (
          <li key={`${it.step} ${it.attempt}`} className={it.stands ? undefined : styles.undone}>
            {t('funds.stepLine', { step: t(`funds.step-${it.step}`), number: it.number, date: fmt.date(it.on), by: it.by, role: it.role })}
            {it.why && ` · ${t('funds.why', { why: it.why })}`}{' '}
            {it.files.map((file) => (
              <a
                key={file.sha256}
                href={fileHref(DownloadStepFile, { regency: regency.code, paymentId: payment.id, sha256: file.sha256 })}
                download
                className={links.link}
              >
                {file.name}
              </a>
            ))}{' '}
            {it.stands && it.step !== 'cancelled' && it.step !== 'reversed' && can('funds.manage') && <Attach paymentId={payment.id} step={it.step} />}
          </li>
        ))}
        {payment.journals.length > 0 && <li>{t('funds.journals', { numbers: payment.journals.join(', ') })}</li>}
      </ul>
      {payment.isReversible && can('funds.manage') && <TakeBack key={payment.steps.length} payment={payment} />}
      {payment.next && can('funds.manage') && (
        <WithReason
          act={cancel}
          label={t('funds.cancel')}
          title={`${t('funds.cancel')} ${fmt.month(payment.month)}`}
          hint={t('people.reasonHint')}
          run={(reason) => cancel.run({ regency: regency.code, paymentId: payment.id, id: id.current, on: today(regency.timeZone), reason })}
        >
          <p style={{ margin: 0 }}>{t('funds.cancelEffect', { total: fmt.rupiah(payment.billed) })}</p>
        </WithReason>
      )}
    </>
  )
}

function Attach({ paymentId, step }: { paymentId: string; step: Exclude<PaymentView['steps'][number]['step'], 'reversed' | 'cancelled'> }) {
  const { regency } = useOffice()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<Parameters<typeof Refused>[0]['problem'] | null>(null)
  const keep = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    try {
      await send(AttachStepFile, { regency: regency.code, paymentId, step }, { file, onProgress: () => {}, signal: new AbortController().signal })
      await queries.invalidateQueries()
      void notify(t('funds.attached'))
    } catch (cause) {
      setProblem(cause as Parameters<typeof Refused>[0]['problem'])
    }
  }
  return (
    <>
      <button type="button" className={links.asLink} onClick={() => input.current?.click()}>
        {t('funds.attach')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        hidden
        aria-label={t('funds.attach')}
        onChange={(event) => void keep(event.currentTarget.files?.[0])}
      />
      {problem && <Refused problem={problem} />}
    </>
  )
}
