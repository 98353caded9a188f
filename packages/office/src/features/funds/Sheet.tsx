import { Button, TextInput } from '@mantine/core'
import type { Problem } from '@semesta/kernel'
import { DateField } from '@semesta/ui'
import type { FormEvent, ReactNode } from 'react'
import { Refused } from '../../app/Await.tsx'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { t } from '../../i18n/index.ts'
import type { MoneyYear } from './money.ts'

export type Field = (name: string) => string
export interface FormProps {
  money: MoneyYear
  onDone: () => void
}

/** A form that is sent as it stands. */
export function Sheet({ act, onSend, children }: { act: { busy: boolean; problem: Problem | null }; onSend: (field: Field) => void; children: ReactNode }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onSend((name) => String(form.get(name) ?? '').trim())
  }
  return (
    <form className={links.stack} onSubmit={submit}>
      {children}
      {act.problem && <Refused problem={act.problem} />}
      <Button type="submit" loading={act.busy}>
        {t('facts.save')}
      </Button>
    </form>
  )
}

export const done = (onDone: () => void) => () => {
  void notify(t('funds.saved'))
  onDone()
}

/** Number and day of the paper an entry rests on. */
export function DocumentFields() {
  return (
    <div className={links.filters} style={{ margin: 0 }}>
      <TextInput name="document" required minLength={3} maxLength={200} label={t('funds.document')} style={{ flex: '1 1 240px' }} />
      <DateField name="on" required label={t('funds.documentOn')} />
    </div>
  )
}
