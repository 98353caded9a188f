import { Button } from '@mantine/core'
import { OpenBillPayment } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { Card, DataTable, Note } from '@semesta/ui'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { totalOf, type WholeBill } from './words.ts'

/** What is to be paid on both budget lines, and how far the payment has come. */
export function MoneyCard({ it: { bill, offset, payable, payment, paymentProblem } }: { it: WholeBill }) {
  const { regency, can } = useOffice()
  const open = useAct(OpenBillPayment)
  const rows = [
    { key: 'billed', ...{ iuran: bill.iuran, bantuan: bill.bantuan } },
    ...(totalOf(offset) > 0 ? [{ key: 'offset' as const, iuran: -offset.iuran, bantuan: -offset.bantuan }] : []),
    { key: 'payable', ...payable },
  ] as const
  return (
    <Card title={t('bills.money')}>
      <DataTable
        caption={t('bills.money')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'row', label: t('bills.row'), render: (row) => t(`bills.${row.key}`) },
          { key: 'iuran', label: t('bills.iuran'), align: 'right', render: (row) => fmt.rupiah(row.iuran) },
          { key: 'bantuan', label: t('bills.bantuan'), align: 'right', render: (row) => fmt.rupiah(row.bantuan) },
          { key: 'total', label: t('bills.amount'), align: 'right', render: (row) => fmt.rupiah(totalOf(row)) },
        ]}
      />
      <Note>
        {t('bills.payment')}: {payment ? `${tMaybe(`bills.payment-${payment.state}`) ?? payment.state} · ${fmt.date(payment.dueOn)}` : t('bills.noPayment')}
      </Note>
      {!payment && paymentProblem && <Refused problem={new Problem(paymentProblem.code, 409, paymentProblem.detail)} />}
      {open.problem && <Refused problem={open.problem} />}
      {!payment && !bill.superseded && can('bills.manage') && (
        <Button variant="default" loading={open.busy} onClick={() => open.run({ regency: regency.code, billId: bill.id })}>
          {t('bills.openPayment')}
        </Button>
      )}
    </Card>
  )
}
