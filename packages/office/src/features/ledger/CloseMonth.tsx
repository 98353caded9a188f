import { Button, Modal, NativeSelect } from '@mantine/core'
import { CloseBooks } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import { Note } from '@semesta/ui'
import { useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { BooksView } from './BooksScreen.tsx'

/** Closes months for ever: by right, with the effect said first. */
export function CloseMonth({ books }: { books: BooksView }) {
  const { regency, can } = useOffice()
  const [open, setOpen] = useState(false)
  const [month, setMonth] = useState(books.openMonth)
  const close = useAct(CloseBooks, {
    onDone: ({ closedThrough }) => {
      setOpen(false)
      setMonth(addMonths(closedThrough, 1))
      void notify(t('ledger.closed', { month: fmt.month(closedThrough) }))
    },
  })
  if (!can('ledger.close') || books.closable === null) return null
  const months: string[] = []
  for (let it = books.openMonth; it <= books.closable; it = addMonths(it, 1)) months.push(it)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('ledger.close')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('ledger.closeTitle')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <form
          className={links.stack}
          onSubmit={(event) => {
            event.preventDefault()
            close.run({ regency: regency.code, month })
          }}
        >
          <NativeSelect
            label={t('ledger.month')}
            value={month}
            onChange={(event) => setMonth(event.currentTarget.value)}
            data={months.map((it) => ({ value: it, label: fmt.month(it) }))}
          />
          <Note>{t('ledger.closeNote')}</Note>
          {close.problem && <Refused problem={close.problem} />}
          <Button type="submit" loading={close.busy}>
            {t('ledger.close')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
