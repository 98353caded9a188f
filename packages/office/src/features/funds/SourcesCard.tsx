import { Button, Modal, TextInput } from '@mantine/core'
import { ExportFunds, RecordReceipt } from '@semesta/contract'
import { Card, DataTable, StatusTag, type Tone } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks } from '../../app/links.tsx'
import { notify } from '../../app/notify.ts'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import styles from './funds.module.css'
import { type FundView, type MoneyYear, rupiahOf } from './money.ts'
import { newId } from './new-id.ts'

type Arrival = FundView['arrivals'][number]
const TONES: Readonly<Record<Arrival['state'], Tone>> = { expected: 'neutral', late: 'bad', part: 'warn', received: 'ok' }

/** Funds with their ring-fences, what is left of each, and the money that is to come. */
export function SourcesCard({ money }: { money: MoneyYear }) {
  const { regency } = useOffice()
  return (
    <Card
      title={t('funds.sources')}
      aside={
        <span className={links.inline}>
          <ExportLinks href={(format) => fileHref(ExportFunds, { regency: regency.code, year: money.year, what: 'funds', format })} />
        </span>
      }
    >
      <DataTable
        caption={t('funds.sources')}
        rows={money.funds}
        rowKey={(row) => row.id}
        columns={[
          { key: 'fund', label: t('funds.fund'), render: (row) => <Name fund={row} /> },
          { key: 'whom', label: t('funds.forWhom'), render: (row) => <Fence fund={row} /> },
          { key: 'planned', label: t('funds.planned'), align: 'right', sortBy: (row) => row.planned, render: (row) => fmt.rupiah(row.planned) },
          {
            key: 'left',
            label: t('funds.left'),
            align: 'right',
            sortBy: (row) => row.position.left,
            render: (row) => (row.inBudget ? fmt.rupiah(row.position.left) : '–'),
          },
          { key: 'arrivals', label: t('funds.arrivals'), render: (row) => <Arrivals fund={row} /> },
        ]}
      />
    </Card>
  )
}

function Name({ fund }: { fund: FundView }) {
  return (
    <>
      <b>{fund.name}</b>
      <br />
      <span className={links.minor}>
        {t(`funds.kind-${fund.kind}`)}
        {!fund.inBudget && ` · ${t('funds.outside')}`}
        {fund.share && ` · ${t('funds.share', { percent: fmt.threshold(fund.share.percent), of: fmt.rupiah(fund.share.of) })}`}
        {` · ${fund.document}`}
      </span>
    </>
  )
}

function Fence({ fund }: { fund: FundView }) {
  const name = useAreaName()
  const parts = [
    ...fund.segments.map((it) => t(`labels.${it}`)),
    ...(fund.deciles.length > 0 ? [t('funds.deciles', { deciles: fund.deciles.join(', ') })] : []),
    ...fund.areas.map(name),
  ]
  return (
    <>
      {parts.length === 0 ? t('funds.forAll') : parts.join(' · ')}
      <br />
      <span className={links.minor}>
        {t('funds.months', { from: fmt.monthShort(fund.fromMonth), until: fmt.monthShort(fund.untilMonth) })}
        {fund.heads > 0 && ` · ${t('funds.promised', { heads: fmt.count(fund.heads) })}`}
      </span>
    </>
  )
}

function Arrivals({ fund }: { fund: FundView }) {
  const { can } = useOffice()
  const [arrival, setArrival] = useState<Arrival | null>(null)
  if (fund.arrivals.length === 0) return <>–</>
  return (
    <>
      <ul className={styles.plain} style={{ gap: 4, fontSize: 13 }}>
        {fund.arrivals.map((it) => (
          <li key={it.id}>
            <StatusTag tone={TONES[it.state]}>
              {t(`funds.arrival-${it.state}`, {
                amount: fmt.rupiahShort(it.amount),
                date: fmt.date(it.state === 'received' ? (it.receipts.at(-1)?.on ?? null) : it.expectedOn),
                days: it.daysLate,
              })}
            </StatusTag>
            {it.state !== 'received' && can('funds.manage') && (
              <button type="button" className={links.asLink} onClick={() => setArrival(it)}>
                {t('funds.receive')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={arrival !== null}
        onClose={() => setArrival(null)}
        title={`${t('funds.receive')}: ${fund.name}`}
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        {arrival && <ReceiptForm arrival={arrival} onDone={() => setArrival(null)} />}
      </Modal>
    </>
  )
}

function ReceiptForm({ arrival, onDone }: { arrival: Arrival; onDone: () => void }) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const record = useAct(RecordReceipt, {
    onDone: () => {
      void notify(t('funds.saved'))
      onDone()
    },
  })
  return (
    <form
      className={links.stack}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const field = (name: string) => String(form.get(name) ?? '').trim()
        record.run({
          regency: regency.code,
          arrivalId: arrival.id,
          id: id.current,
          on: field('on'),
          amount: rupiahOf(field('amount')),
          document: field('document'),
        })
      }}
    >
      <TextInput name="amount" required inputMode="numeric" label={t('funds.amount')} defaultValue={fmt.count(arrival.amount - arrival.received)} />
      <TextInput name="on" type="date" required label={t('funds.on')} defaultValue={today(regency.timeZone)} />
      <TextInput name="document" required minLength={3} maxLength={200} label={t('funds.number')} placeholder="STS …" />
      {record.problem && <Refused problem={record.problem} />}
      <Button type="submit" loading={record.busy}>
        {t('funds.receive')}
      </Button>
    </form>
  )
}
