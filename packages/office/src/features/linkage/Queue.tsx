import { Button, Modal } from '@mantine/core'
import { GetPair, ListPairs } from '@semesta/contract'
import { Empty, Pager, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import styles from './linkage.module.css'
import { PairPane } from './PairPane.tsx'
import { type Hands, useGo, useHands } from './use-hands.ts'
import { usePairFilter } from './use-pair-filter.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { type Pair, sayReason } from './words.ts'

const PAGE_SIZE = 50

/** The queue and the pair at hand, side by side; one after the other where the screen is narrow. */
export function Queue({ waiting }: { waiting: number }) {
  const { search, change } = useFilters()
  const filter = usePairFilter()
  const go = useGo()
  const page = search.page ?? 1
  const list = useRead(ListPairs, { ...filter, page, pageSize: PAGE_SIZE }, { keep: true })
  const rows = list.state === 'ready' ? list.data.rows : []
  const current = search.pair ?? rows[0]?.pairId
  const total = list.state === 'ready' ? list.data.total : 0
  const turn = (by: number) => {
    const next = page + by
    const isThere = next >= 1 && (next - 1) * PAGE_SIZE < total
    if (isThere) change({ page: next, pair: undefined })
    return isThere
  }
  const hands = useHands(rows, current, turn)
  useQueueKeys(hands.onKey)
  return (
    <div className={styles.split} data-open={search.pair ? 'yes' : 'no'}>
      <nav className={styles.queue} aria-label={t('linkage.queue')}>
        <Await read={list} rows={6} height={56}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t(waiting === 0 && filter.state === 'open' ? 'linkage.allDone' : 'linkage.none')}</Empty>
            ) : (
              <>
                <ul className={styles.rows}>
                  {data.rows.map((row) => (
                    <li key={row.pairId}>
                      <PairLine row={row} isOn={row.pairId === current} />
                    </li>
                  ))}
                </ul>
                <div className={styles.foot}>
                  <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next, pair: undefined })} />
                </div>
              </>
            )
          }
        </Await>
      </nav>
      <div className={styles.pane} id="pasangan" tabIndex={-1}>
        {hands.undo.problem && <Refused problem={hands.undo.problem} />}
        {current && <Current pairId={current} hands={hands} onBack={() => go(undefined)} />}
      </div>
      <Keys opened={hands.help} onClose={() => hands.setHelp(false)} />
    </div>
  )
}

function PairLine({ row, isOn }: { row: Pair; isOn: boolean }) {
  return (
    <Link
      to="/padanan"
      search={(old) => ({ ...old, pair: row.pairId })}
      replace
      preload={false}
      id={`pasangan-${row.pairId}`}
      className={`${styles.row} ${isOn ? styles.on : ''}`}
      aria-current={isOn ? 'true' : undefined}
    >
      <span className={styles.names}>
        {row.leftName || t('people.noName')} ≈ {row.rightName || t('people.noName')}
      </span>
      <span className={styles.money}>{row.rupiahPerMonth > 0 ? fmt.rupiah(row.rupiahPerMonth) : ''}</span>
      <span className={styles.why}>
        {[sayReason(row), row.villageName].filter(Boolean).join(' · ')}{' '}
        {row.state !== 'open' && (
          <StatusTag tone={row.state === 'same' ? 'ok' : row.state === 'different' ? 'neutral' : 'warn'} plain>
            {t(`linkage.state-${row.state}`)}
          </StatusTag>
        )}
      </span>
    </Link>
  )
}

function Current({ pairId, hands, onBack }: { pairId: string; hands: Hands; onBack: () => void }) {
  const { regency } = useOffice()
  const read = useRead(GetPair, { regency: regency.code, pairId })
  // A verdict that was being given belongs to the pair it was asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the pair changes
  useEffect(() => hands.ask(null), [pairId])
  return (
    <Await
      read={read}
      rows={3}
      height={150}
      refused={(problem) => (
        <Refused
          problem={problem}
          action={
            <Button size="xs" onClick={onBack}>
              {t('linkage.backToQueue')}
            </Button>
          }
        />
      )}
    >
      {(pair) => <PairPane key={pair.pairId} pair={pair} hands={hands} onBack={onBack} />}
    </Await>
  )
}

function Keys({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const keys = [
    ['J', t('linkage.keyNext')],
    ['K', t('linkage.keyBefore')],
    ['Enter', t('linkage.keyOpen')],
    ['A', t('linkage.same')],
    ['R', t('linkage.different')],
    ['U', t('linkage.unsure')],
    ['Z', t('linkage.keyUndo')],
    ['?', t('linkage.keyHelp')],
  ] as const
  return (
    <Modal opened={opened} onClose={onClose} title={t('linkage.keys')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
      <dl className={styles.keys}>
        {keys.map(([key, what]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
