import { Button, FileInput, Progress, TextInput } from '@mantine/core'
import { ExplainTakeoverList, GetLookup, StartLookup } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { DataTable, DateField, Note } from '@semesta/ui'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { call, send } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import type { Proposal, Whole } from './shared.ts'

const AGAIN_MS = 700

/** Sends a list and waits until each of its rows is answered. Fails: Problem. */
function useList() {
  const { regency } = useOffice()
  const { search } = useFilters()
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])
  const answer = async (file: File, note: string) => {
    const at = { regency: regency.code, ...(search.area ? { area: search.area } : {}) }
    let lookup = await send(StartLookup, { ...at, purpose: 'assistance', note }, { file, onProgress: setPercent, signal: stop.current.signal })
    while (lookup.state === 'waiting' || lookup.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      lookup = await call(GetLookup, { regency: regency.code, lookupId: lookup.id }, stop.current.signal)
    }
    if (lookup.problem) throw new Problem(lookup.problem.code, 409, lookup.problem.detail)
    return lookup.id
  }
  const start = async (file: File, note: string): Promise<string | null> => {
    setProblem(null)
    setPercent(0)
    try {
      return await answer(file, note)
    } catch (cause) {
      if (!stop.current.signal.aborted) setProblem(cause instanceof Problem ? cause : new Problem('office/fault', 500, ''))
      return null
    } finally {
      setPercent(null)
    }
  }
  return { percent, problem, start }
}

/** People whom an institution names in a letter: its list is answered row by row; what is kept is the letter, not why somebody is on the list. */
export function FileProposal({ whole, proposal }: { whole: Whole; proposal: Proposal }) {
  const [file, setFile] = useState<File | null>(null)
  const [source, setSource] = useState({ institution: '', number: '', on: '' })
  const [lookupId, setLookupId] = useState<string | null>(null)
  const list = useList()
  const set = (part: Partial<typeof source>) => setSource({ ...source, ...part })
  const isWhole = file !== null && source.institution.trim().length >= 3 && source.number.trim() !== '' && source.on !== ''
  const check = async () => {
    const id = file && (await list.start(file, t('takeovers.listNote', { institution: source.institution.trim(), number: source.number.trim() })))
    setLookupId(id)
    if (id) proposal.look({ list: { lookupId: id, ...source } })
  }
  return (
    <form
      className={links.stack}
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      <Note>{t('takeovers.fromFileNote')}</Note>
      <div className={links.filters} style={{ margin: 0 }}>
        <FileInput
          label={t('takeovers.file')}
          placeholder={t('takeovers.fileHint')}
          accept=".csv,.xlsx,.txt,.zip"
          clearable
          required
          value={file}
          onChange={setFile}
          style={{ flex: '1 1 260px' }}
        />
        <TextInput
          label={t('takeovers.institution')}
          required
          maxLength={120}
          value={source.institution}
          onChange={(event) => set({ institution: event.currentTarget.value })}
          style={{ flex: '1 1 200px' }}
        />
        <TextInput
          label={t('takeovers.letterNumber')}
          required
          maxLength={80}
          value={source.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <DateField label={t('takeovers.letterOn')} required value={source.on} onChange={(event) => set({ on: event.currentTarget.value })} />
        <Button type="submit" variant="default" className={links.fixed} loading={list.percent !== null || proposal.busy} disabled={!isWhole}>
          {t('takeovers.checkList')}
        </Button>
      </div>
      {list.percent !== null && <Progress value={list.percent} radius="xl" aria-label={t('registers.sending')} />}
      {list.problem && <Refused problem={list.problem} />}
      {lookupId && proposal.seen?.list && <Rows whole={whole} lookupId={lookupId} list={proposal.seen.list} />}
    </form>
  )
}

function Rows({ whole, lookupId, list }: { whole: Whole; lookupId: string; list: NonNullable<NonNullable<Proposal['seen']>['list']> }) {
  const { regency, month } = useOffice()
  const { search } = useFilters()
  const at = { regency: regency.code, programmeId: whole.programme.id, lookupId, month: month ?? '', area: search.area }
  return (
    <>
      <DataTable
        caption={t('takeovers.listRows')}
        rows={list}
        rowKey={(row) => row.verdict}
        columns={[
          { key: 'verdict', label: t('takeovers.verdict'), render: (row) => t(`takeovers.verdict-${row.verdict}`) },
          { key: 'rows', label: t('takeovers.listRows'), align: 'right', render: (row) => fmt.count(row.rows) },
        ]}
      />
      <div className={links.inline}>
        <span>{t('takeovers.explained')}</span>
        <ExportLinks of={exportOf(ExplainTakeoverList, at)} />
      </div>
    </>
  )
}
