import { Button, TextInput } from '@mantine/core'
import { type AuditEntry, ExportAudit, ListAudit, VerifyAudit } from '@semesta/contract'
import { Card, type Column, DataTable, DateField, Screen, StatusTag } from '@semesta/ui'
import type { FormEvent } from 'react'
import type { z } from 'zod'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'

type Entry = z.output<typeof AuditEntry>
/** Who did what, to whom, why. */
export function AuditScreen() {
  const { regency } = useOffice()
  const { search } = useFilters()
  const { actor, action, subject, outcome, from, to } = search
  const filter = { regency: regency.code, actor, action, subject, outcome, from, to }
  const list = useList(ListAudit, { ...filter })
  return (
    <Screen title={t('nav.audit')} sub={t('audit.sub')} actions={<ExportLinks of={exportOf(ExportAudit, filter)} />}>
      <Verify />
      <AuditFilters actions={list.read.state === 'ready' ? list.read.data.actions : []} />
      <Card>
        <Rows list={list} none={t('audit.none')}>
          {(data) => <AuditTable rows={data.rows} />}
        </Rows>
      </Card>
    </Screen>
  )
}

function Verify() {
  const { regency } = useOffice()
  const verify = useAct(VerifyAudit)
  return (
    <div className={links.inline} style={{ marginBottom: 16 }}>
      <Button variant="default" loading={verify.busy} onClick={() => verify.run({ regency: regency.code })}>
        {t('audit.verify')}
      </Button>
      <output>
        {verify.data && (
          <StatusTag tone={verify.data.intact ? 'ok' : 'bad'}>
            {verify.data.intact ? t('audit.intact', { entries: fmt.count(verify.data.entries) }) : t('audit.broken', { at: String(verify.data.brokenAt) })}
          </StatusTag>
        )}
      </output>
      {verify.problem && <Refused problem={verify.problem} />}
    </div>
  )
}

function AuditFilters({ actions }: { actions: readonly string[] }) {
  const { search, change } = useFilters()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim() || undefined
    change({ actor: field('actor'), subject: field('subject'), from: field('from'), to: field('to') })
  }
  return (
    <form className={links.filters} onSubmit={submit}>
      <Choice
        label={t('audit.action')}
        value={search.action}
        options={actions.map((it) => ({ value: it, label: tMaybe(`acts.${it}`) ?? it }))}
        onChange={(action) => change({ action })}
      />
      <Choice
        label={t('audit.outcome')}
        value={search.outcome}
        options={[
          { value: 'done', label: t('audit.done') },
          { value: 'refused', label: t('audit.refused') },
        ]}
        onChange={(value) => change({ outcome: value === 'done' || value === 'refused' ? value : undefined })}
      />
      <TextInput name="actor" label={t('audit.actor')} defaultValue={search.actor} />
      <TextInput name="subject" label={t('audit.subject')} defaultValue={search.subject} />
      <DateField name="from" label={t('audit.from')} defaultValue={search.from} />
      <DateField name="to" label={t('audit.to')} defaultValue={search.to} />
      <Button type="submit" variant="default" className={links.fixed}>
        {t('audit.filter')}
      </Button>
    </form>
  )
}

function AuditTable({ rows }: { rows: readonly Entry[] }) {
  const { regency } = useOffice()
  const columns: Column<Entry>[] = [
    { key: 'at', label: t('audit.at'), render: (row) => <span style={{ whiteSpace: 'nowrap' }}>{fmt.instant(row.at, regency.timeZone)}</span> },
    {
      key: 'actor',
      label: t('audit.actor'),
      render: (row) => (
        <>
          {row.actor}
          {row.role && <span className={links.minor}> · {tMaybe(`roles.${row.role}`) ?? row.role}</span>}
        </>
      ),
    },
    { key: 'action', label: t('audit.action'), render: (row) => tMaybe(`acts.${row.action}`) ?? row.action },
    { key: 'subject', label: t('audit.subject'), render: (row) => <span className={links.mono}>{row.subject ?? '–'}</span> },
    { key: 'reason', label: t('audit.reason'), render: (row) => row.reason ?? '–' },
    {
      key: 'outcome',
      label: t('audit.outcome'),
      render: (row) => <StatusTag tone={row.outcome === 'done' ? 'ok' : 'warn'}>{t(`audit.${row.outcome}`)}</StatusTag>,
    },
    { key: 'hash', label: t('audit.hash'), render: (row) => <span className={links.mono}>{`${row.seq} · ${row.hash.slice(0, 10)}`}</span> },
  ]
  return <DataTable caption={t('nav.audit')} rows={rows} rowKey={(row) => row.seq} columns={columns} />
}
