import { Button, NativeSelect, TextInput } from '@mantine/core'
import { GetBatch, type OutputOf, ProposeMapping, SaveMapping } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Row, Screen, StatusTag } from '@semesta/ui'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { beginWith, type Chosen, claimedTwice, explanationOf, meaningIn, stillMissing, withValue } from './mapping-choice.ts'

type Draft = OutputOf<typeof ProposeMapping>
type DraftColumn = Draft['columns'][number]

/** Which title of a file means what: explained once, kept for the office. */
export function MappingScreen() {
  const { batchId } = useParams({ from: '/shell/berkas/$batchId/pemetaan' })
  const { regency } = useOffice()
  const at = { regency: regency.code, batchId }
  const batch = useRead(GetBatch, at)
  const draft = useRead(ProposeMapping, at)
  const file = batch.state === 'ready' ? batch.data.fileName : ''
  const sub = draft.state === 'ready' ? t('mending.mapLead', { line: fmt.count(draft.data.headerLine), file }) : file
  return (
    <Screen title={t('mending.mapTitle')} sub={sub}>
      <Await read={draft} rows={8} height={40}>
        {(data) => <Form batchId={batchId} draft={data} />}
      </Await>
    </Screen>
  )
}

function Form({ batchId, draft }: { batchId: string; draft: Draft }) {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(() => beginWith(draft))
  const save = useAct(SaveMapping, {
    onDone: () => {
      void notify(t('mending.saved'))
      void navigate({ to: '/berkas/$batchId', params: { batchId }, search: {} })
    },
  })
  const missing = stillMissing(draft, chosen)
  const twice = claimedTwice(chosen)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.run({ regency: regency.code, batchId, ...explanationOf(chosen) })
  }
  return (
    <form onSubmit={submit}>
      <Row columns="one">
        <Titles draft={draft} chosen={chosen} onChange={setChosen} />
        <Missing draft={draft} missing={missing} chosen={chosen} onChange={setChosen} />
        <Values draft={draft} chosen={chosen} onChange={setChosen} />
        <div className={links.stack}>
          {draft.kept && <Note>{t('mending.kept', { by: draft.kept.decidedBy, at: fmt.instant(draft.kept.decidedAt, regency.timeZone) })}</Note>}
          {twice && <p role="alert">{t('mending.twice', { column: twice })}</p>}
          {save.problem && <Refused problem={save.problem} />}
          <Button type="submit" loading={save.busy} disabled={missing.length > 0 || twice !== undefined} style={{ justifySelf: 'start' }}>
            {t('mending.save')}
          </Button>
        </div>
      </Row>
    </form>
  )
}

interface Part {
  draft: Draft
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

const explain = (it: DraftColumn) => pick(it.judul, it.title)

function Titles({ draft, chosen, onChange }: Part) {
  const options = [
    { value: '', label: t('mending.unused') },
    ...draft.columns.map((it) => ({ value: it.name, label: `${it.name}${it.required ? ` (${t('mending.required')})` : ''}: ${explain(it)}` })),
  ]
  return (
    <Card title={t('mending.inFile')}>
      <DataTable
        caption={t('mending.inFile')}
        rows={draft.titles}
        rowKey={(it) => it.title}
        columns={[
          { key: 'title', label: t('mending.inFile'), render: (it) => <b>{it.title}</b> },
          { key: 'sample', label: t('mending.sample'), render: (it) => <span className={links.mono}>{it.samples.join(' · ') || '–'}</span> },
          {
            key: 'meaning',
            label: t('mending.meaning'),
            render: (it) => (
              <span className={links.inline}>
                <NativeSelect
                  aria-label={t('mending.meaningOf', { title: it.title })}
                  value={chosen.titles[it.title] ?? ''}
                  data={options}
                  onChange={(event) => onChange({ ...chosen, titles: { ...chosen.titles, [it.title]: event.currentTarget.value } })}
                />
                {!it.known && it.canonical !== null && chosen.titles[it.title] === it.canonical && (
                  <StatusTag tone="warn" plain>
                    {t('mending.guessed')}
                  </StatusTag>
                )}
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Missing({ draft, missing, chosen, onChange }: Part & { missing: string[] }) {
  const open = draft.columns.filter((it) => missing.includes(it.name) || (chosen.constants[it.name] ?? '') !== '')
  return (
    <Card title={t('mending.missing')}>
      {open.length === 0 ? (
        <Empty>{t('mending.allMapped')}</Empty>
      ) : (
        <>
          <Note>{t('mending.missingNote')}</Note>
          <div className={links.stack} style={{ maxWidth: 460, marginTop: 12 }}>
            {open.map((it) => (
              <Constant key={it.name} column={it} chosen={chosen} onChange={onChange} />
            ))}
          </div>
        </>
      )}
    </Card>
  )
}

function Constant({ column, chosen, onChange }: { column: DraftColumn } & Omit<Part, 'draft'>) {
  const label = t('mending.forAll', { column: column.name })
  const value = chosen.constants[column.name] ?? ''
  const set = (text: string) => onChange({ ...chosen, constants: { ...chosen.constants, [column.name]: text } })
  if (!column.choices) return <TextInput label={label} description={explain(column)} value={value} onChange={(event) => set(event.currentTarget.value)} />
  const data = [{ value: '', label: t('mending.noConstant') }, ...column.choices]
  return <NativeSelect label={label} description={explain(column)} value={value} data={data} onChange={(event) => set(event.currentTarget.value)} />
}

function Values({ draft, chosen, onChange }: Part) {
  return (
    <Card title={t('mending.values')}>
      {draft.values.length === 0 ? (
        <Empty>{t('mending.noValues')}</Empty>
      ) : (
        <>
          <Note>{t('mending.valuesNote')}</Note>
          <DataTable
            caption={t('mending.values')}
            rows={draft.values}
            rowKey={(it) => `${it.column}-${it.value}`}
            columns={[
              { key: 'column', label: t('registers.canonical'), render: (it) => <span className={links.mono}>{it.column}</span> },
              { key: 'value', label: t('registers.raw'), render: (it) => <b>{it.value}</b> },
              { key: 'rows', label: t('mending.rows'), align: 'right', render: (it) => fmt.count(it.rows) },
              {
                key: 'meaning',
                label: t('mending.meaning'),
                render: (it) => (
                  <NativeSelect
                    aria-label={t('mending.valueOf', { value: it.value, rows: fmt.count(it.rows) })}
                    value={meaningIn(chosen, it.column, it.value)}
                    data={[{ value: '', label: t('mending.noConstant') }, ...(draft.columns.find(({ name }) => name === it.column)?.choices ?? [])]}
                    onChange={(event) => onChange(withValue(chosen, it.column, it.value, event.currentTarget.value))}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </Card>
  )
}
