import { Button, Modal, TextInput } from '@mantine/core'
import { OpenPayment } from '@semesta/contract'
import { DateField, Note } from '@semesta/ui'
import { type FormEvent, useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { rupiahOf } from './money.ts'

/** A bill that came as a letter with a head count. */
export function OpenDialog({ year }: { year: number }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('funds.open')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('funds.open')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <OpenForm year={year} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function OpenForm({ year, onDone }: { year: number; onDone: () => void }) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const record = useAct(OpenPayment, {
    onDone: () => {
      void notify(t('funds.saved'))
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    record.run({
      regency: regency.code,
      id: id.current,
      month: field('month'),
      heads: rupiahOf(field('heads')),
      document: field('document'),
      documentOn: field('on'),
    })
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      <Note>{t('funds.openHint')}</Note>
      <DateField kind="month" name="month" required label={t('funds.month')} min={`${year}-01`} max={`${year}-12`} />
      <TextInput name="heads" required inputMode="numeric" label={t('funds.heads')} />
      <TextInput name="document" required minLength={3} maxLength={120} label={t('funds.letter')} />
      <DateField name="on" required label={t('funds.letterOn')} defaultValue={today(regency.timeZone)} />
      {record.problem && <Refused problem={record.problem} />}
      <Button type="submit" loading={record.busy}>
        {t('funds.open')}
      </Button>
    </form>
  )
}
