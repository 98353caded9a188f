import { Button, NativeSelect, TextInput } from '@mantine/core'
import { AnswerClaim, RecordAnswer } from '@semesta/contract'
import { Card, DateField, Note } from '@semesta/ui'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import type { WholeClaim } from './ClaimScreen.tsx'

const VERDICTS = ['accepted', 'refused'] as const

/** The branch answers by itself; the office enters what came on paper. Each answer begins with an empty form: a refusal left standing would refuse the rest. */
export function AnswerCard({ it: { claim, tests } }: { it: WholeClaim }) {
  const { regency, can } = useOffice()
  const [id, setId] = useState(newId)
  const [test, setTest] = useState('')
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number]>('accepted')
  const isBranch = can('bills.answer')
  const onDone = () => {
    setId(newId())
    setTest('')
    setVerdict('accepted')
    void notify(t('claims.answered'))
  }
  const answer = useAct(AnswerClaim, { onDone })
  const record = useAct(RecordAnswer, { onDone })
  const said = isBranch ? answer : record
  const waiting = tests.filter((it) => it.waiting.lines > 0)
  const lines = waiting.find((it) => it.test === test)?.waiting.lines ?? claim.waiting.lines
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const reason = field('reason')
    const spoken = {
      ...{ regency: regency.code, claimId: claim.id, id, verdict, on: field('on'), expectLines: lines },
      ...(test ? { test } : {}),
      ...(reason ? { reason } : {}),
    }
    if (isBranch) answer.run({ ...spoken, ...(field('document') ? { documentNumber: field('document') } : {}) })
    else record.run({ ...spoken, documentNumber: field('document') })
  }
  return (
    <Card title={t(isBranch ? 'claims.answer' : 'claims.answerPaper')}>
      <form key={id} className={links.stack} onSubmit={submit}>
        <div className={links.filters} style={{ margin: 0 }}>
          <NativeSelect
            label={t('claims.answerWhich')}
            value={test}
            onChange={(event) => setTest(event.currentTarget.value)}
            data={[
              { value: '', label: `${t('claims.answerAll')} (${fmt.count(claim.waiting.lines)})` },
              ...waiting.map((it) => ({ value: it.test, label: `${pick(it.judul, it.title)} (${fmt.count(it.waiting.lines)})` })),
            ]}
          />
          <NativeSelect
            label={t('claims.verdict')}
            value={verdict}
            onChange={(event) => setVerdict(VERDICTS.find((it) => it === event.currentTarget.value) ?? 'accepted')}
            data={VERDICTS.map((it) => ({ value: it, label: t(`claims.verdict-${it}`) }))}
          />
          <SaidFields isRefusal={verdict === 'refused'} isBranch={isBranch} />
        </div>
        <Note>{t('claims.reasonHint')}</Note>
        {said.problem && <Refused problem={said.problem} />}
        <Button type="submit" loading={said.busy} style={{ justifySelf: 'start' }}>
          {t(isBranch ? 'claims.answer' : 'claims.answerPaper')}
        </Button>
      </form>
    </Card>
  )
}

function SaidFields({ isRefusal, isBranch }: { isRefusal: boolean; isBranch: boolean }) {
  const { regency } = useOffice()
  return (
    <>
      <TextInput name="reason" label={t('claims.reason')} required={isRefusal} minLength={3} maxLength={300} />
      <TextInput name="document" label={t('claims.document')} required={!isBranch} maxLength={200} />
      <DateField name="on" required label={t('claims.on')} defaultValue={today(regency.timeZone)} />
    </>
  )
}
