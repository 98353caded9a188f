import { CountPairs, ExportPairs } from '@semesta/contract'
import { Card, DataTable, Empty, Screen } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import styles from './linkage.module.css'
import { Queue } from './Queue.tsx'
import { QueueFilters } from './QueueFilters.tsx'
import { RunCard } from './RunCard.tsx'
import { usePairFilter } from './use-pair-filter.ts'
import { type Counts, sayReason, sayRegisters } from './words.ts'

/** Pairs of records that may be one human, waiting for people to decide. */
export function LinkageScreen() {
  const filter = usePairFilter()
  const counts = useRead(CountPairs, filter, { keep: true })
  if (counts.state !== 'ready') {
    return (
      <Screen title={t('nav.linkage')}>
        <Await read={counts} rows={4} height={70}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Linkage counts={counts.data} />
}

function Linkage({ counts }: { counts: Counts }) {
  const { regency, can } = useOffice()
  const filter = usePairFilter()
  const { pair } = useFilters().search
  const { run } = counts
  const waiting = counts.states.find((it) => it.key === 'open')?.pairs ?? 0
  const what = filter.state === 'open' && filter.band === 'auto' ? 'auto' : filter.state
  const headline = t(counts.rupiahPerMonth > 0 ? `linkage.head-${what}` : `linkage.headFree-${what}`, {
    pairs: fmt.count(counts.total),
    rupiah: fmt.rupiahShort(counts.rupiahPerMonth),
  })
  const parts = [
    regency.name,
    run && t('linkage.runOf', { instant: fmt.instant(run.finishedAt, regency.timeZone) }),
    counts.oldestDays !== null && counts.oldestDays > 0 && t('linkage.oldest', { days: fmt.count(counts.oldestDays) }),
  ].filter(Boolean)
  return (
    <Screen
      title={t('nav.linkage')}
      headline={run ? headline : t('linkage.noRunTitle')}
      sub={parts.join(' · ')}
      actions={
        run && (
          <>
            <Link to="/padanan/mutu" search={{}} className={`${links.button} ${links.ghost}`}>
              {t('linkage.quality')}
            </Link>
            <Link to="/padanan/contoh" search={{}} className={`${links.button} ${links.ghost}`}>
              {t('linkage.samples')}
            </Link>
            {counts.total > 0 && <ExportLinks of={exportOf(ExportPairs, filter)} />}
          </>
        )
      }
    >
      <div className={styles.above} data-open={pair ? 'yes' : 'no'}>
        <RunCard hasRun={run !== null} />
        {run && <QueueFilters counts={counts} />}
      </div>
      {run && (can('people.read') ? <Queue waiting={waiting} /> : <CountsOnly counts={counts} />)}
    </Screen>
  )
}

/** For roles without names: how many, where and why, and no more. */
function CountsOnly({ counts }: { counts: Counts }) {
  const rows = [
    ...counts.registers.map((it) => ({ ...it, label: sayRegisters(it.key) })),
    ...counts.villages.map((it) => ({ ...it, label: it.name })),
    ...counts.reasons.map((it) => ({ ...it, label: sayReason({ ...it, reason: it.key }) })),
  ]
  return (
    <Card title={t('linkage.countsOnly')}>
      {rows.length === 0 ? (
        <Empty>{t('linkage.none')}</Empty>
      ) : (
        <DataTable
          caption={t('linkage.countsOnly')}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'what', label: t('linkage.what'), render: (row) => row.label },
            { key: 'pairs', label: t('linkage.pairs'), align: 'right', render: (row) => fmt.count(row.pairs) },
            { key: 'rupiah', label: t('month.rupiahMonth'), align: 'right', render: (row) => fmt.count(row.rupiahPerMonth) },
          ]}
        />
      )}
    </Card>
  )
}
