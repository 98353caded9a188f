import { Button, Modal } from '@mantine/core'
import { GetDispute, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Pairs, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import styles from '../linkage/linkage.module.css'
import { TestData } from '../people/PeopleTable.tsx'
import { DecideForm } from './DecideForm.tsx'
import { lineTone } from './words.ts'

type Whole = OutputOf<typeof GetDispute>
interface Props {
  billId: string
  rowNo: number
  mayDecide: boolean
  asking: 'held' | 'dropped' | null
  ask: (verdict: 'held' | 'dropped' | null) => void
  onBack: () => void
  onDecided: () => void
}

/** One line: who stands on it, what speaks against it, what was billed, and the answer. */
export function LinePane(props: Props) {
  const { regency } = useOffice()
  const read = useRead(GetDispute, { regency: regency.code, billId: props.billId, rowNo: props.rowNo })
  return (
    <Await read={read} rows={3} height={150}>
      {(line) => <Pane key={line.rowNo} line={line} {...props} />}
    </Await>
  )
}

function Pane({ line, billId, mayDecide, asking, ask, onBack, onDecided }: Props & { line: Whole }) {
  const { regency } = useOffice()
  const title = t(asking === 'held' ? 'bills.hold' : 'bills.drop')
  return (
    <>
      <div>
        <Button variant="subtle" className={styles.back} onClick={onBack}>
          ← {t('bills.back')}
        </Button>
        <h2 className={styles.question}>{line.name || t('people.noName')}</h2>
        <p className={styles.sub}>
          {t('bills.lineOf', { row: fmt.count(line.rowNo), month: fmt.month(line.monthBilled) })} ·{' '}
          {t('bills.since', { month: fmt.month(line.sinceMonth), months: fmt.count(line.months) })} · {fmt.rupiah(line.rupiahFull)}{' '}
          <TestData when={line.testData} />
        </p>
        <p className={styles.sub}>
          <StatusTag tone={lineTone(line.state)}>{t(`bills.dispute-${line.state}`)}</StatusTag> {line.claimed && t('bills.claimed')}
        </p>
      </div>
      <EvidenceCards line={line} />
      <BilledCard line={line} />
      {line.history.length > 0 && (
        <Card title={t('bills.history')}>
          <ul className={links.list}>
            {line.history.map((it) => (
              <li key={it.at}>
                <b>{t(`bills.verdict-${it.verdict}`)}</b>: {it.reason}{' '}
                <span className={links.minor}>{`${it.by}, ${fmt.instant(it.at, regency.timeZone)}`}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {mayDecide && (
        <div className={styles.acts}>
          <Button onClick={() => ask('held')}>
            {t('bills.hold')} <kbd className={styles.key}>A</kbd>
          </Button>
          <Button variant="default" className={styles.no} onClick={() => ask('dropped')}>
            {t('bills.drop')} <kbd className={styles.key}>R</kbd>
          </Button>
        </div>
      )}
      {asking && (
        <Modal opened onClose={() => ask(null)} title={title} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
          <DecideForm ask={{ regency: regency.code, billId, verdict: asking, rows: [line.rowNo], expectLines: 1 }} onDone={onDecided} />
        </Modal>
      )}
    </>
  )
}

function EvidenceCards({ line }: { line: Whole }) {
  const { can } = useOffice()
  return (
    <Card title={t('bills.evidence')}>
      <div className={links.stack}>
        {line.evidence.map((it) => (
          <div key={it.test}>
            <b>{pick(it.judul, it.title)}</b>{' '}
            <StatusTag tone={it.main ? 'bad' : 'neutral'} plain>
              {t(it.main ? 'bills.mainTest' : 'bills.alsoTest')}
            </StatusTag>{' '}
            {it.severity === 'low' && <StatusTag tone="warn">{t('bills.toVerify')}</StatusTag>}
            <p style={{ margin: '4px 0' }}>{pick(it.wordsId, it.wordsEn)}</p>
            <div className={links.minor}>{it.source}</div>
          </div>
        ))}
        <Pairs
          rows={[
            { term: t('bills.card'), value: <span className={links.number}>{line.cardMasked ?? '–'}</span> },
            { term: 'NIK', value: <span className={links.number}>{line.nikMasked ?? '–'}</span> },
            { term: t('bills.village'), value: line.villageName ?? t('bills.unplaced') },
          ]}
        />
        {line.personId && can('people.read') && (
          <Link to="/warga/orang/$personId" params={{ personId: line.personId }} search={{ month: line.month }} className={links.link} preload={false}>
            {t('bills.seePerson')}
          </Link>
        )}
      </div>
    </Card>
  )
}

function BilledCard({ line }: { line: Whole }) {
  return (
    <Card title={t('bills.billedMonths')}>
      <DataTable
        caption={t('bills.billedMonths')}
        rows={line.billedMonths}
        rowKey={(row) => `${row.bill} ${row.row} ${row.month}`}
        columns={[
          { key: 'month', label: t('bills.month'), render: (row) => fmt.month(row.month) },
          { key: 'bill', label: t('bills.billedIn'), render: (row) => fmt.month(row.bill) },
          { key: 'row', label: t('bills.billRow'), align: 'right', render: (row) => fmt.count(row.row) },
          { key: 'iuran', label: t('bills.iuran'), align: 'right', render: (row) => fmt.rupiah(row.iuran) },
          { key: 'bantuan', label: t('bills.bantuan'), align: 'right', render: (row) => fmt.rupiah(row.bantuan) },
        ]}
      />
    </Card>
  )
}
