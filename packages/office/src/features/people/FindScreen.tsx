import { Button, TextInput } from '@mantine/core'
import { SearchPeople } from '@semesta/contract'
import { Card, Empty, Note, Screen } from '@semesta/ui'
import { useLocation } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { FrozenNames } from './Frozen.tsx'
import { isLongEnough, isNumberSearch } from './find.ts'
import { PeopleTable } from './PeopleTable.tsx'

/** People are searched for, never browsed. Each search is written into the audit log, so it goes out on request only. */
export function FindScreen() {
  const handed = useLocation({ select: (location) => location.state.find })
  const { search } = useFilters()
  return <Find key={handed ?? search.q} start={handed ?? search.q ?? ''} />
}

function Find({ start }: { start: string }) {
  const { regency } = useOffice()
  const { change } = useFilters()
  const [text, setText] = useState(start)
  const [asked, setAsked] = useState(isLongEnough(start) ? start : '')
  const [short, setShort] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShort(!isLongEnough(text))
    if (!isLongEnough(text)) return
    setAsked(text.trim())
    if (!isNumberSearch(text)) change({ q: text.trim() })
  }
  return (
    <Screen title={t('people.findTitle')} sub={t('people.findSub', { regency: regency.name })}>
      <search>
        <form className={links.filters} onSubmit={submit}>
          <TextInput
            style={{ flex: '1 1 320px', maxWidth: 560 }}
            label={t('people.findLabel')}
            description={t('people.findHint')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={short ? t('people.tooShort') : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
          />
          <Button type="submit" className={links.fixed}>
            {t('people.find')}
          </Button>
        </form>
      </search>
      {asked === '' ? <Empty title={t('people.findEmptyTitle')}>{t('people.findEmpty')}</Empty> : <Found asked={asked} />}
    </Screen>
  )
}

function Found({ asked }: { asked: string }) {
  const { regency, month } = useOffice()
  const read = useRead(SearchPeople, { regency: regency.code, q: asked })
  return (
    <Card
      title={read.state === 'ready' ? t('people.found', { count: fmt.count(read.data.rows.length), month: fmt.month(read.data.month) }) : t('people.finding')}
    >
      <Await read={read} rows={4} refused={(problem) => <FrozenNames problem={problem} month={month ?? ''} />}>
        {(data) =>
          data.rows.length === 0 ? (
            <Empty>{t('people.nobody', { asked })}</Empty>
          ) : (
            <>
              <PeopleTable rows={data.rows} caption={t('people.findTitle')} />
              {data.more && <Note>{t('people.more')}</Note>}
            </>
          )
        }
      </Await>
    </Card>
  )
}
