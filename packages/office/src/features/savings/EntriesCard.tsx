import { ListSavings, SAVING_STAGES } from '@semesta/contract'
import { Card, DataTable, Note, StatusTag } from '@semesta/ui'
import { Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** The entries that the numbers above add up. */
export function EntriesCard() {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { stage, year } = search
  const list = useList(ListSavings, { regency: regency.code, year, stage })
  return (
    <Card title={t('savings.entries')}>
      <div className={links.filters}>
        <Choice
          label={t('savings.stage')}
          value={stage}
          options={SAVING_STAGES.map((it) => ({ value: it, label: t(`savings.stage-${it}`) }))}
          onChange={(value) => change({ stage: SAVING_STAGES.find((it) => it === value) })}
        />
      </div>
      <Rows list={list} none={t('savings.headlineNone')} rows={4}>
        {(data) => (
          <>
            <Note>{t('savings.entriesHead', { total: fmt.count(data.total), rupiah: fmt.rupiah(data.rupiah) })}</Note>
            <DataTable
              caption={t('savings.entries')}
              rows={data.rows}
              rowKey={(row) => row.id}
              columns={[
                { key: 'month', label: t('savings.month'), render: (row) => fmt.month(row.month) },
                {
                  key: 'stage',
                  label: t('savings.stage'),
                  render: (row) => (
                    <>
                      {t(`savings.stage-${row.stage}`)} {row.reverses && <StatusTag tone="neutral">{t('savings.reversal')}</StatusTag>}
                    </>
                  ),
                },
                { key: 'kind', label: t('savings.kind'), render: (row) => t(`savings.kind-${row.kind}`) },
                { key: 'what', label: t('savings.what'), render: (row) => row.note ?? '–' },
                { key: 'months', label: t('savings.personMonths', { n: '' }).trim(), align: 'right', render: (row) => fmt.count(row.personMonths) },
                { key: 'rupiah', label: t('savings.rupiah'), align: 'right', render: (row) => fmt.rupiah(row.rupiah) },
                { key: 'booked', label: t('savings.bookedOn'), render: (row) => `${fmt.date(row.bookedOn)} · ${row.bookedBy}` },
              ]}
            />
          </>
        )}
      </Rows>
    </Card>
  )
}
