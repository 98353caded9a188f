import { Button, Modal } from '@mantine/core'
import { ExportRegistration } from '@semesta/contract'
import { Card, DataTable, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { ReverseForm, StepForm } from './StepForm.tsx'
import type { PledgeData, RecordedKind } from './words.ts'

type Step = PledgeData['steps'][number]

/** Every dated step, what comes next, and taking one back. */
export function StepsCard({ data }: { data: PledgeData }) {
  const { can } = useOffice()
  const [adding, setAdding] = useState<RecordedKind | null>(null)
  const [reversing, setReversing] = useState<Step | null>(null)
  return (
    <Card title={t('sponsors.steps')}>
      <StepsTable rows={data.steps} pledgeId={data.pledge.id} onReverse={can('sponsors.manage') ? setReversing : null} />
      <NextSteps next={can('sponsors.manage') ? data.next : []} onAdd={setAdding} />
      <Modal
        opened={adding !== null}
        onClose={() => setAdding(null)}
        title={adding && t(`sponsors.do-${adding}`)}
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        {adding && <StepForm data={data} kind={adding} onDone={() => setAdding(null)} />}
      </Modal>
      <Modal
        opened={reversing !== null}
        onClose={() => setReversing(null)}
        title={t('sponsors.reverse')}
        closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
      >
        {reversing && <ReverseForm pledgeId={data.pledge.id} step={reversing} onDone={() => setReversing(null)} />}
      </Modal>
    </Card>
  )
}

function Kind({ row }: { row: Step }) {
  return (
    <>
      {t(`sponsors.step-${row.kind}`)} {row.reversed && <StatusTag tone="neutral">{t('sponsors.takenBack')}</StatusTag>}
    </>
  )
}

interface Acts {
  pledgeId: string
  /** null for whoever only reads */
  onReverse: ((step: Step) => void) | null
}

function StepsTable({ rows, pledgeId, onReverse }: Acts & { rows: readonly Step[] }) {
  return (
    <DataTable
      caption={t('sponsors.steps')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'kind', label: t('sponsors.step'), render: (row) => <Kind row={row} /> },
        { key: 'on', label: t('sponsors.on'), render: (row) => fmt.date(row.on) },
        { key: 'numbers', label: t('sponsors.numbers'), render: (row) => [row.ourNumber, row.theirNumber].filter(Boolean).join(' / ') || '–' },
        { key: 'amount', label: t('sponsors.rupiah'), align: 'right', render: (row) => (row.amountRupiah === null ? '–' : fmt.rupiah(row.amountRupiah)) },
        { key: 'heads', label: t('sponsors.people'), align: 'right', render: (row) => (row.heads === null ? '–' : fmt.count(row.heads)) },
        { key: 'by', label: t('sponsors.by'), render: (row) => row.by },
        { key: 'note', label: t('sponsors.note'), render: (row) => row.note || '–' },
        {
          key: 'act',
          label: t('sponsors.act'),
          render: (row) => <Act row={row} pledgeId={pledgeId} onReverse={onReverse} />,
        },
      ]}
    />
  )
}

function NextSteps({ next, onAdd }: { next: PledgeData['next']; onAdd: (kind: RecordedKind) => void }) {
  return (
    <div className={links.inline} style={{ marginTop: 12 }}>
      {next.map((kind) =>
        kind === 'allocated' ? (
          <Link key={kind} to="/donatur" search={{}} className={links.button}>
            {t('sponsors.toAllocate')}
          </Link>
        ) : (
          <Button key={kind} variant={kind === 'withdrawn' ? 'subtle' : 'default'} onClick={() => onAdd(kind)}>
            {t(`sponsors.do-${kind}`)}
          </Button>
        ),
      )}
    </div>
  )
}

/** The list of an allocation to download, and taking a step back where nothing stands on it. */
function Act({ row, pledgeId, onReverse }: Acts & { row: Step }) {
  const { regency } = useOffice()
  const isList = row.kind === 'allocated' && !row.reversed
  if (!onReverse || !(isList || row.mayReverse)) return '–'
  return (
    <span className={links.inline}>
      {isList && (
        <a href={fileHref(ExportRegistration, { regency: regency.code, pledgeId, stepId: row.id })} download className={links.link}>
          {t('sponsors.registration')}
        </a>
      )}
      {row.mayReverse && (
        <button type="button" className={links.asLink} onClick={() => onReverse(row)}>
          {t('sponsors.reverse')}
        </button>
      )}
    </span>
  )
}
