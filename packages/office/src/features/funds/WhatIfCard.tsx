import { TextInput } from '@mantine/core'
import { ForecastFunds } from '@semesta/contract'
import { Card } from '@semesta/ui'
import { useDeferredValue, useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { MoneyYear } from './money.ts'

/** What if more people came each month, or a head cost more: from the newest bill to December. */
export function WhatIfCard({ money }: { money: MoneyYear }) {
  const { regency } = useOffice()
  const start = money.answer?.paces.find((it) => it.basis === money.answer?.main)?.monthly ?? 0
  const [growth, setGrowth] = useState(String(start))
  const [perHead, setPerHead] = useState('')
  const asked = useDeferredValue({ growth: Number(growth), perHead: Number(perHead.replace(/\D/g, '')) || undefined })
  const isNumber = /^-?\d{1,5}$/.test(growth.trim())
  const read = useRead(ForecastFunds, { regency: regency.code, year: money.year, ...asked }, { when: isNumber, keep: true })
  return (
    <Card title={t('funds.whatIf')}>
      <div className={links.filters}>
        <TextInput label={t('funds.growth')} inputMode="numeric" value={growth} onChange={(event) => setGrowth(event.currentTarget.value)} />
        <TextInput label={t('funds.perHead')} inputMode="numeric" value={perHead} onChange={(event) => setPerHead(event.currentTarget.value)} />
      </div>
      <div aria-live="polite">
        <Await read={read} rows={1} height={24}>
          {({ pace, closing }) => {
            const { lasts } = pace
            if (!lasts) return <span>{t('funds.whatIfDone')}</span>
            const words = { until: fmt.date(lasts.until), short: fmt.rupiah(lasts.short), over: fmt.rupiah(lasts.over), closing: fmt.count(closing) }
            return <b>{lasts.isEnough ? t('funds.whatIfEnough', words) : t('funds.whatIfEnds', words)}</b>
          }}
        </Await>
      </div>
    </Card>
  )
}
