import '@mantine/dropzone/styles.layer.css'
import { Button, NativeSelect, Progress, TextInput } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { LOOKUP_PURPOSES, StartLookup } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { Card, Note } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { queries } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useAreas, useOffice } from '../../app/office.tsx'
import { send } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'

interface Ask {
  purpose: (typeof LOOKUP_PURPOSES)[number]
  note: string
  area?: string
}

function useAsking() {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef<AbortController>(null)
  const start = async (file: File, { purpose, note, area }: Ask) => {
    stop.current = new AbortController()
    setProblem(null)
    setPercent(0)
    try {
      const input = { regency: regency.code, purpose, note, ...(area ? { area } : {}) }
      const lookup = await send(StartLookup, input, { file, onProgress: setPercent, signal: stop.current.signal })
      await queries.invalidateQueries()
      void navigate({ to: '/cek-daftar/$lookupId', params: { lookupId: lookup.id }, search: {} })
    } catch (cause) {
      const refused = cause instanceof Problem ? cause : new Problem('office/fault', 500, '')
      setProblem(refused.code === 'office/stopped' ? null : refused)
    } finally {
      setPercent(null)
    }
  }
  return { percent, problem, start, stop: () => stop.current?.abort() }
}

interface Draft {
  purpose: Ask['purpose'] | ''
  note: string
  area: string
}

/** The list, what it is for, and where to look. */
export function AskCard() {
  const [file, setFile] = useState<File | null>(null)
  const [draft, setDraft] = useState<Draft>({ purpose: '', note: '', area: '' })
  const asking = useAsking()
  const { purpose, note, area } = draft
  const isWhole = file !== null && purpose !== '' && note.trim().length >= 10
  const isBusy = asking.percent !== null
  return (
    <Card title={t('lookups.ask')}>
      <form
        className={links.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (file && purpose !== '') void asking.start(file, { purpose, note: note.trim(), area })
        }}
      >
        <Dropzone
          onDrop={(files) => setFile(files[0] ?? null)}
          maxFiles={1}
          multiple={false}
          disabled={isBusy}
          aria-label={t('lookups.drop')}
          inputProps={{ 'aria-label': t('lookups.drop') }}
          style={{ padding: 22, textAlign: 'center' }}
        >
          <b>{file ? `${file.name} · ${fmt.bytes(file.size)}` : t('lookups.drop')}</b>
          <Note>{t('lookups.dropHint')}</Note>
        </Dropzone>
        <div className={links.filters} style={{ margin: 0 }}>
          <PurposeFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
          <Button type="submit" className={links.fixed} disabled={!isWhole} loading={isBusy}>
            {t('lookups.start')}
          </Button>
          {isBusy && (
            <Button variant="default" className={links.fixed} onClick={asking.stop}>
              {t('jobs.cancel')}
            </Button>
          )}
        </div>
        {asking.percent !== null && <Progress value={asking.percent} radius="xl" aria-label={t('registers.sending')} />}
        {asking.problem && <Refused problem={asking.problem} />}
        <Note>{t('lookups.purposeNote')}</Note>
      </form>
    </Card>
  )
}

function PurposeFields({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const areas = useAreas()
  const places = areas.state === 'ready' ? areas.data.areas.filter((it) => it.level !== 'regency') : []
  return (
    <>
      <NativeSelect
        label={t('lookups.purpose')}
        required
        value={draft.purpose}
        onChange={(event) => onChange({ purpose: LOOKUP_PURPOSES.find((it) => it === event.currentTarget.value) ?? '' })}
        data={[{ value: '', label: t('lookups.choose') }, ...LOOKUP_PURPOSES.map((it) => ({ value: it, label: t(`lookups.purpose-${it}`) }))]}
      />
      <TextInput
        label={t('lookups.note')}
        required
        minLength={10}
        maxLength={300}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        style={{ flex: '1 1 320px' }}
      />
      {places.length > 2 && (
        <NativeSelect
          label={t('people.area')}
          value={draft.area}
          onChange={(event) => onChange({ area: event.currentTarget.value })}
          data={[
            { value: '', label: t('lookups.allAreas') },
            ...places.map((it) => ({ value: it.code, label: it.level === 'village' ? `– ${it.name}` : it.name })),
          ]}
        />
      )}
    </>
  )
}
