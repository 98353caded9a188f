import { Button, Textarea } from '@mantine/core'
import { type OutputOf, ProposeTakeovers } from '@semesta/contract'
import { Card, Note } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { Whole } from './shared.ts'

/** Numbers that somebody pasted: NIK or card, whatever stands between them. */
const numbersIn = (text: string) => text.split(/[\s,;]+/).filter((it) => /^\d{13}(\d{3})?$/.test(it))

/** Takes people in: looked at first, by the rule of the programme or by a list. */
export function ProposeCard({ whole }: { whole: Whole }) {
  const { regency, month } = useOffice()
  const { search } = useFilters()
  const [text, setText] = useState('')
  const [wasAsked, setAsked] = useState<readonly string[] | undefined>(undefined)
  const id = useRef(crypto.randomUUID())
  const look = useAct(ProposeTakeovers, { refresh: false })
  const propose = useAct(ProposeTakeovers, {
    onDone: ({ heads }) => {
      id.current = crypto.randomUUID()
      look.reset()
      setText('')
      void notify(t('takeovers.proposed', { heads: fmt.count(heads) }))
    },
  })
  const ask = (numbers: readonly string[] | undefined, preview: boolean) => ({
    ...{ regency: regency.code, programmeId: whole.programme.id, id: id.current, month: month ?? '', area: search.area, preview },
    ...(numbers ? { numbers: [...numbers] } : {}),
  })
  const lookAt = (numbers: readonly string[] | undefined) => {
    setAsked(numbers)
    look.run(ask(numbers, true))
  }
  const numbers = numbersIn(text)
  const seen = look.data
  return (
    <Card title={t('takeovers.propose')}>
      <div className={links.stack}>
        <Textarea
          label={t('takeovers.list')}
          description={t('takeovers.listHint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={2}
        />
        <div className={links.inline}>
          <Button variant="default" loading={look.busy} onClick={() => lookAt(numbers.length > 0 ? numbers.slice(0, 5000) : undefined)}>
            {t('takeovers.look')}
          </Button>
          {seen && seen.heads > 0 && (
            <Button loading={propose.busy} onClick={() => propose.run(ask(wasAsked, false))}>
              {t('takeovers.proposeNow', { heads: fmt.count(seen.heads) })}
            </Button>
          )}
        </div>
        {seen && <Seen seen={seen} />}
        {(look.problem ?? propose.problem) && <Refused problem={(look.problem ?? propose.problem) as NonNullable<typeof look.problem>} />}
      </div>
    </Card>
  )
}

function Seen({ seen }: { seen: OutputOf<typeof ProposeTakeovers> }) {
  return (
    <>
      <p role="status">
        {t('takeovers.proposeRule', {
          heads: fmt.count(seen.heads),
          households: fmt.count(seen.households),
          rupiah: fmt.rupiah(seen.monthlyRupiah),
          year: fmt.rupiah(seen.yearRupiah),
          already: fmt.count(seen.already),
        })}
      </p>
      {seen.notFound > 0 && <Note>{t('takeovers.notFound', { heads: fmt.count(seen.notFound) })}</Note>}
    </>
  )
}
