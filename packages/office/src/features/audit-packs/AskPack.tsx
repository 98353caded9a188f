import { Button, NativeSelect } from '@mantine/core'
import { CreateAuditPack } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import { Card, Note } from '@semesta/ui'
import { useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

const YEARS_BACK = 36

/** Which months to freeze: one click, with what goes into it said first. */
export function AskPack() {
  const { regency, month } = useOffice()
  const now = today(regency.timeZone).slice(0, 7)
  const [id, setId] = useState(newId)
  const [from, setFrom] = useState(month ?? now)
  const [until, setUntil] = useState(month ?? now)
  // The next pack gets an id of its own; until then sending again asks for the same one.
  const create = useAct(CreateAuditPack, { onDone: () => setId(newId()) })
  const months = Array.from({ length: YEARS_BACK }, (_, ago) => addMonths(now, -ago)).map((it) => ({ value: it, label: fmt.month(it) }))
  return (
    <Card title={t('auditPacks.ask')}>
      <form
        className={links.stack}
        onSubmit={(event) => {
          event.preventDefault()
          create.run({ regency: regency.code, id, from, until })
        }}
      >
        <div className={links.filters}>
          <NativeSelect
            label={t('auditPacks.from')}
            value={from}
            data={months}
            onChange={(event) => {
              setFrom(event.currentTarget.value)
              if (event.currentTarget.value > until) setUntil(event.currentTarget.value)
            }}
          />
          <NativeSelect
            label={t('auditPacks.until')}
            value={until}
            data={months.filter((it) => it.value >= from)}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Button type="submit" loading={create.busy} className={links.fixed}>
            {t('auditPacks.make')}
          </Button>
        </div>
        <Note>{t('auditPacks.askNote')}</Note>
        {create.problem && <Refused problem={create.problem} />}
      </form>
    </Card>
  )
}
