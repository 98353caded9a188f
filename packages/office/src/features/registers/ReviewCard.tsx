import { Button } from '@mantine/core'
import { ApproveBatch, CancelBatch, ContinueBatch, RejectBatch } from '@semesta/contract'
import { Card, Note } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { type Key, t } from '../../i18n/index.ts'
import type { DiffView } from './effect.ts'
import { WithReason } from './WithReason.tsx'

/** Who must agree and why, who did, and what may be done now. */
export function ReviewCard({ diff }: { diff: DiffView }) {
  const { regency } = useOffice()
  const { approval, batch } = diff
  const at = (deed: { by: string; at: string; reason: string | null }) =>
    `${deed.by}, ${fmt.instant(deed.at, regency.timeZone)}${deed.reason ? `: ${deed.reason}` : ''}`
  return (
    <Card title={t('review.title')} aside={t(`registers.state-${batch.state}`)}>
      <div className={links.stack}>
        <p style={{ margin: 0 }}>{t(`review.needs-${approval.needs}`)}</p>
        {approval.reasons.length > 0 && (
          <ul className={links.list}>
            {approval.reasons.map((it) => (
              <li key={`${it.code}-${it.needs}`}>{t(`review.because-${it.code}` as Key, { rows: fmt.count(it.rows) })}</li>
            ))}
          </ul>
        )}
        <span className={links.minor}>{t('review.maker', { who: batch.uploadedBy, when: fmt.instant(batch.uploadedAt, regency.timeZone) })}</span>
        {approval.approved && <span className={links.minor}>{t('review.approvedBy', { deed: at(approval.approved) })}</span>}
        {approval.ended && <span className={links.minor}>{t('review.endedBy', { deed: at(approval.ended) })}</span>}
        {diff.undo.undone && <span className={links.minor}>{t('review.undoneBy', { deed: at(diff.undo.undone) })}</span>}
        {batch.state === 'needs-fixing' && <NeedsFixing diff={diff} />}
        {batch.state === 'in-review' && <Decide diff={diff} />}
        {['done', 'undone'].includes(batch.state) && <Rebuild diff={diff} />}
      </div>
    </Card>
  )
}

function NeedsFixing({ diff }: { diff: DiffView }) {
  const { regency, can } = useOffice()
  const go = useAct(ContinueBatch)
  if (!can('registers.import')) return null
  return (
    <>
      <Note>{t('review.fixing')}</Note>
      <div className={links.inline}>
        <Button loading={go.busy} onClick={() => go.run({ regency: regency.code, batchId: diff.batch.id })}>
          {t('review.continue')}
        </Button>
        <Withdraw diff={diff} />
      </div>
      {go.problem && <Refused problem={go.problem} />}
    </>
  )
}

function Decide({ diff }: { diff: DiffView }) {
  const { regency, can } = useOffice()
  const { approval, batch, stops } = diff
  const input = { regency: regency.code, batchId: batch.id }
  const approve = useAct(ApproveBatch, { onDone: () => void notify(t('review.approvedToast')) })
  const reject = useAct(RejectBatch)
  const open = stops.some((it) => !it.acknowledged)
  return (
    <>
      {approval.isMaker && approval.needs === 'two' && <Note>{t('review.notYourself')}</Note>}
      {open && <Note>{t('review.answerFirst')}</Note>}
      <div className={links.inline}>
        {approval.mayApprove && (
          <Button loading={approve.busy} disabled={open} onClick={() => approve.run(input)}>
            {t('review.approve')}
          </Button>
        )}
        {can('registers.approve') && !approval.isMaker && (
          <WithReason act={reject} label={t('review.reject')} title={t('review.rejectTitle')} run={(reason) => reject.run({ ...input, reason })} />
        )}
        {approval.isMaker && <Withdraw diff={diff} />}
      </div>
      {approve.problem && <Refused problem={approve.problem} />}
    </>
  )
}

function Withdraw({ diff }: { diff: DiffView }) {
  const { regency } = useOffice()
  const cancel = useAct(CancelBatch)
  return (
    <>
      <Button variant="default" loading={cancel.busy} onClick={() => cancel.run({ regency: regency.code, batchId: diff.batch.id })}>
        {t('review.withdraw')}
      </Button>
      {cancel.problem && <Refused problem={cancel.problem} />}
    </>
  )
}

/** Open months that do not stand on what is in force now; closed ones never change. */
function Rebuild({ diff }: { diff: DiffView }) {
  const { can } = useOffice()
  const [first] = diff.monthsToRebuild
  if (!first) return <span className={links.minor}>{t('review.monthsFresh')}</span>
  return (
    <div className={links.inline}>
      <span>{t('review.rebuild', { months: diff.monthsToRebuild.map((it) => fmt.month(it)).join(', ') })}</span>
      {can('months.build') && (
        <Link to="/bulan" search={{ month: first }} className={links.button}>
          {t('registers.toBuild')}
        </Link>
      )}
    </div>
  )
}
