import { ListPayers } from '@semesta/contract'
import { Card, DataTable, Note, StatusTag } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Who pays which part for which group, on which account, and how sure that is. */
export function PayersCard() {
  const { regency } = useOffice()
  const read = useRead(ListPayers, { regency: regency.code })
  return (
    <Card title={t('funds.payers')}>
      <Await read={read} rows={3}>
        {({ rows }) => (
          <DataTable
            caption={t('funds.payers')}
            rows={rows}
            rowKey={(row) => `${row.group} ${row.part} ${row.fromMonth} ${row.source}`}
            columns={[
              { key: 'group', label: t('funds.group'), render: (row) => t(`funds.group-${row.group}`) },
              { key: 'part', label: t('funds.lines'), render: (row) => t(`funds.part-${row.part}`) },
              {
                key: 'payer',
                label: t('funds.payer'),
                render: (row) => (
                  <>
                    {t(`funds.payer-${row.payer}`)}{' '}
                    {row.confidence !== 'verified' && row.confidence !== 'agreement' && <StatusTag tone="warn">{t('funds.contested')}</StatusTag>}
                  </>
                ),
              },
              { key: 'account', label: t('funds.account'), render: (row) => <span className={links.number}>{row.account}</span> },
              { key: 'since', label: t('funds.since'), render: (row) => (row.fromMonth ? fmt.month(row.fromMonth) : t('funds.byContent')) },
              { key: 'basis', label: t('funds.basis'), render: (row) => <span className={links.minor}>{row.source}</span> },
            ]}
          />
        )}
      </Await>
      <Note>{t('funds.payersNote')}</Note>
    </Card>
  )
}
