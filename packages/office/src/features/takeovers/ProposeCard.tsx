import { Button, Textarea } from '@mantine/core'
import { type OutputOf, ProposeTakeovers } from '@semesta/contract'
import { Card, Note } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { FileProposal } from './FileProposal.tsx'
import type { Content, Proposal, Whole } from './shared.ts'

const MOST_PASTED = 5000
/** Numbers that somebody pasted: NIK or card, whatever stands between them. */
const numbersIn = (text: string) => text.split(/[\s,;]+/).filter((it) => /^\d{13}(\d{3})?$/.test(it))

/** A proposal that is looked at before it is made; another look forgets the one before. */
function useProposal(whole: Whole, onDone: () => void): Proposal {
  const { regency, month } = useOffice()
  const { search } = useFilters()
  const [content, setContent] = useState<Content>({})
  const id = useRef(newId())
  const look = useAct(ProposeTakeovers, { refresh: false })
  const propose = useAct(ProposeTakeovers, {
    onDone: ({ heads }) => {
      id.current = newId()
      look.reset()
      onDone()
      void notify(t('takeovers.proposed', { heads: fmt.count(heads) }))
    },
  })
  const ask = (what: Content, preview: boolean) => ({
    ...{ regency: regency.code, programmeId: whole.programme.id, id: id.current, month: month ?? '', area: search.area, preview },
    ...what,
  })
  return {
    ...{ seen: look.data, busy: look.busy, proposing: propose.busy, problem: look.problem ?? propose.problem },
    look(what) {
      setContent(what)
      look.run(ask(what, true))
    },
    propose: () => propose.run(ask(content, false)),
  }
}

/** Takes people in: looked at first, by the rule of the programme, by pasted numbers or by a list that an institution sent. */
export function ProposeCard({ whole }: { whole: Whole }) {
  const { can } = useOffice()
  const [text, setText] = useState('')
  const it = useProposal(whole, () => setText(''))
  const numbers = numbersIn(text)
  return (
    <>
      <Card title={t('takeovers.propose')}>
        <div className={links.stack}>
          <Textarea
            label={t('takeovers.list')}
            description={t('takeovers.listHint')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rows={2}
          />
          {numbers.length > MOST_PASTED && <Note>{t('takeovers.listTooLong', { numbers: fmt.count(numbers.length) })}</Note>}
          <div className={links.inline}>
            <Button
              variant="default"
              loading={it.busy}
              disabled={numbers.length > MOST_PASTED || (text.trim() !== '' && numbers.length === 0)}
              onClick={() => it.look(numbers.length > 0 ? { numbers } : {})}
            >
              {t('takeovers.look')}
            </Button>
            <ProposeNow it={it} />
          </div>
          {it.seen && <Seen seen={it.seen} />}
          {it.problem && <Refused problem={it.problem} />}
        </div>
      </Card>
      {can('people.check') && <FromFile whole={whole} />}
    </>
  )
}

function FromFile({ whole }: { whole: Whole }) {
  const it = useProposal(whole, () => {})
  return (
    <Card title={t('takeovers.fromFile')}>
      <div className={links.stack}>
        <FileProposal whole={whole} proposal={it} />
        {it.seen && <Seen seen={it.seen} />}
        <ProposeNow it={it} />
        {it.problem && <Refused problem={it.problem} />}
      </div>
    </Card>
  )
}

function ProposeNow({ it }: { it: Proposal }) {
  if (!it.seen || it.seen.heads === 0) return null
  return (
    <div>
      <Button loading={it.proposing} onClick={it.propose}>
        {t('takeovers.proposeNow', { heads: fmt.count(it.seen.heads) })}
      </Button>
    </div>
  )
}

function Seen({ seen }: { seen: OutputOf<typeof ProposeTakeovers> }) {
  return (
    <>
      <p role="status" style={{ margin: 0 }}>
        {t(seen.list ? 'takeovers.proposeList' : 'takeovers.proposeRule', {
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
