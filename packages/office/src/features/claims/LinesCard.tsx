import { CLAIM_LINE_STATES, ListClaimLines, type OutputOf } from '@semesta/contract'
import { Card, DataTable } from '@semesta/ui'
import { useState } from 'react'
import { Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { TestData } from '../people/PeopleTable.tsx'
import type { WholeClaim } from './ClaimScreen.tsx'

/** The people a claim is about, as far as the filters go. */
export function LinesCard({ claimId, tests }: { claimId: string; tests: WholeClaim['tests'] }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const [state, setState] = useState<(typeof CLAIM_LINE_STATES)[number] | undefined>()
  const { test } = search
  const list = useList(ListClaimLines, { regency: regency.code, claimId, test, state })
  const titleOf = (id: string) => {
    const known = tests.find((it) => it.test === id)
    return known ? pick(known.judul, known.title) : id
  }
  return (
    <Card title={t('claims.linesTitle')}>
      <div className={links.filters}>
        <Choice
          label={t('claims.test')}
          value={test}
          options={tests.map((it) => ({ value: it.test, label: pick(it.judul, it.title) }))}
          onChange={(value) => change({ test: value })}
        />
        <Choice
          label={t('claims.state')}
          value={state}
          options={CLAIM_LINE_STATES.map((it) => ({ value: it, label: t(`claims.line-${it}`) }))}
          onChange={(value) => setState(CLAIM_LINE_STATES.find((it) => it === value))}
        />
      </div>
      <Rows list={list} none={t('bills.queueNone')} rows={6}>
        {(data) => <Lines rows={data.rows} titleOf={titleOf} />}
      </Rows>
    </Card>
  )
}

type Line = OutputOf<typeof ListClaimLines>['rows'][number]

function Lines({ rows, titleOf }: { rows: readonly Line[]; titleOf: (test: string) => string }) {
  return (
    <DataTable
      caption={t('claims.linesTitle')}
      rows={rows}
      rowKey={(row) => `${row.billId} ${row.rowNo}`}
      columns={[
        {
          key: 'name',
          label: t('claims.name'),
          render: (row) => (
            <>
              {row.name || t('people.noName')} <TestData when={row.testData} />
            </>
          ),
        },
        { key: 'card', label: t('claims.card'), render: (row) => <span className={links.number}>{row.cardMasked ?? '–'}</span> },
        { key: 'village', label: t('claims.village'), render: (row) => row.villageName ?? t('bills.unplaced') },
        { key: 'bill', label: t('claims.months'), render: (row) => fmt.monthShort(row.month) },
        { key: 'test', label: t('claims.test'), render: (row) => titleOf(row.test) },
        { key: 'months', label: t('claims.monthsCount'), align: 'right', render: (row) => fmt.count(row.months) },
        { key: 'rupiah', label: t('claims.rupiah'), align: 'right', render: (row) => fmt.rupiah(row.rupiah) },
        { key: 'state', label: t('claims.state'), render: (row) => t(`claims.line-${row.state}`) },
      ]}
    />
  )
}
