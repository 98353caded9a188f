import { Card, DataTable, Note } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import { rich, t } from '../../i18n/index.ts'
import { FactsLink } from '../rates/FactsLink.tsx'
import { CardsNumber } from './SumTables.tsx'
import { type Data, unboundedOf } from './sums.ts'

type Bound = Data['bounds'][number]

/** What the law says at least and at most for people about whom the registers say too little: beside the sums, never in them. */
export function BoundsCard({ data, area }: { data: Data; area: string | undefined }) {
  const unbounded = unboundedOf(data)
  if (data.bounds.length === 0 && unbounded === 0) return null
  const rupiah = (amount: number | null) => (amount === null ? t('obligations.boundNone') : fmt.rupiah(amount))
  return (
    <Card title={t('obligations.bounds')}>
      {data.bounds.length > 0 && (
        <DataTable
          caption={t('obligations.bounds')}
          rows={data.bounds}
          rowKey={(row) => `${row.basis} ${row.payer}`}
          columns={[
            { key: 'basis', label: t('obligations.basis'), render: (row) => t(`obligations.basis-${row.basis}`) },
            { key: 'payer', label: t('obligations.payer'), render: (row) => t(`obligations.payer-${row.payer}`) },
            {
              key: 'heads',
              label: t('obligations.heads'),
              align: 'right',
              render: (row: Bound) => <CardsNumber value={row.heads} behind={{ basis: row.basis, area }} />,
            },
            { key: 'least', label: t('obligations.atLeast'), align: 'right', render: (row) => rupiah(row.atLeastRupiah) },
            { key: 'most', label: t('obligations.atMost'), align: 'right', render: (row) => rupiah(row.atMostRupiah) },
          ]}
        />
      )}
      <Note>{t('obligations.boundsNote')}</Note>
      {data.bounds.some((it) => it.atLeastRupiah === null) && <Note>{rich('obligations.boundsNoWage', { facts: <FactsLink record="minimum-wage" /> })}</Note>}
      {unbounded > 0 && <Note>{t('obligations.unknownNote', { heads: fmt.count(unbounded) })}</Note>}
    </Card>
  )
}
