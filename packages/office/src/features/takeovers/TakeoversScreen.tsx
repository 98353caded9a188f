import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { ListProgrammes, SimulateTakeover } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Note, Row, Screen } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { AreaChoice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { OfMonth } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useAreaName, useFilters, useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { FrozenNames } from '../people/Frozen.tsx'
import { GROUPS, toggled } from './groups.ts'
import { OpenForm } from './OpenForm.tsx'
import { Simulated } from './Simulated.tsx'
import { headsOf, OPEN, type Simulation, useRule } from './shared.ts'

/** What taking people over would cost and bring, the programmes, and the moves that save money. */
export function TakeoversScreen() {
  return <OfMonth title={t('nav.takeovers')}>{(month) => <Takeovers month={month} />}</OfMonth>
}

function Takeovers({ month }: { month: string }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const name = useAreaName()
  const rule = useRule()
  const read = useRead(SimulateTakeover, { regency: regency.code, month, area: search.area, ...rule }, { keep: true })
  const place = name(search.area ?? regency.code)
  return (
    <Screen
      title={t('nav.takeovers')}
      headline={read.state === 'ready' ? <Headline data={read.data} /> : undefined}
      sub={t('takeovers.sub', { place, month: fmt.month(month) })}
    >
      <Row columns="one">
        <Waiting />
        <Card title={t('takeovers.simulate')}>
          <RuleFields />
        </Card>
      </Row>
      <Await read={read} rows={5} height={80} refused={(problem) => <FrozenNames problem={problem} month={month} />}>
        {(data) => <Simulated data={data} />}
      </Await>
      <Row columns="one">
        <Programmes />
      </Row>
    </Screen>
  )
}

function Headline({ data }: { data: Simulation }) {
  if (data.heads === 0) return t('takeovers.nobody')
  const basis = data.keaktifan.official
  const after = data.keaktifan.after.map((it) => it[basis])
  const missed = after.find((it) => !it.meets)
  const last = missed ?? after.at(-1)
  const threshold = last ? fmt.threshold(last.threshold) : ''
  return rich('takeovers.headline', {
    heads: <Figure>{fmt.count(data.heads)}</Figure>,
    households: fmt.count(data.households),
    rupiah: <Figure>{fmt.rupiahShort(data.thisYear.rupiah)}</Figure>,
    year: data.thisYear.year,
    percent: last ? fmt.percent(last.percent) : '–',
    gap: missed ? t('takeovers.gap', { heads: fmt.count(missed.gapHeads), threshold }) : t('takeovers.enough', { threshold }),
  })
}

function RuleFields() {
  const { search, change } = useFilters()
  const { groups, decileMax, budget, whole } = useRule()
  const chosen = groups.split(',')
  return (
    <>
      <fieldset style={{ border: 0, padding: 0, margin: '0 0 12px' }}>
        <legend className={links.minor}>{t('takeovers.groups')}</legend>
        <div className={links.inline} style={{ gap: 16, marginTop: 6 }}>
          {GROUPS.map((group) => (
            <Checkbox
              key={group}
              label={t(`takeovers.group-${group}`)}
              checked={chosen.includes(group)}
              onChange={() => change({ groups: toggled(search.groups, group) })}
            />
          ))}
        </div>
      </fieldset>
      <div className={links.filters} style={{ margin: 0 }}>
        <AreaChoice />
        <NativeSelect
          label={t('takeovers.decileMax')}
          value={decileMax ?? ''}
          onChange={(event) => change({ decileMax: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('takeovers.anyDecile') },
            ...Array.from({ length: 10 }, (_, n) => ({ value: String(n + 1), label: t('takeovers.upTo', { decile: n + 1 }) })),
          ]}
        />
        <TextInput
          label={t('takeovers.budget')}
          inputMode="numeric"
          placeholder={t('takeovers.budgetHint')}
          defaultValue={budget ?? ''}
          onBlur={(event) => change({ budget: event.currentTarget.value.replaceAll(/\D/g, '') || undefined })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <Checkbox
          label={t('takeovers.whole')}
          checked={whole !== 'false'}
          onChange={(event) => change({ whole: event.currentTarget.checked ? undefined : 'false' })}
        />
      </div>
    </>
  )
}

/** What waits for the person who looks, before everything else. */
function Waiting() {
  const { regency, can } = useOffice()
  const read = useRead(ListProgrammes, { regency: regency.code }, { when: can('takeover.verify') })
  if (read.state !== 'ready' || read.data.waiting.heads === 0) return null
  const { heads, overdue } = read.data.waiting
  return (
    <Card>
      <div className={links.inline}>
        <b>{t('takeovers.waiting', { heads: fmt.count(heads), overdue: fmt.count(overdue) })}</b>
        <Link to="/talangan/periksa" search={{}} className={links.button}>
          {t('takeovers.toQueue')}
        </Link>
      </div>
    </Card>
  )
}

function Programmes() {
  const { regency, can } = useOffice()
  const { search } = useFilters()
  const [opening, setOpening] = useState<'takeover' | 'pbi' | 'employer' | null>(null)
  const read = useRead(ListProgrammes, { regency: regency.code, area: search.area })
  const mayOpen = can('takeover.propose') && regency.areas.some((it) => it.code === regency.code)
  const kinds = ['takeover', 'pbi', 'employer'] as const
  const labels = { takeover: t('takeovers.openTakeover'), pbi: t('takeovers.openPbi'), employer: t('takeovers.openEmployer') }
  return (
    <Card title={t('takeovers.programmes')}>
      <Await read={read} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{t('takeovers.noProgramme')}</Empty>
          ) : (
            <DataTable
              caption={t('takeovers.programmes')}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'name',
                  label: t('takeovers.name'),
                  render: (row) => (
                    <>
                      <Link to="/talangan/$programmeId" params={{ programmeId: row.id }} search={{}} className={links.link}>
                        {row.name}
                      </Link>
                      {row.closed && <div className={links.minor}>{t('takeovers.closedOn', { on: fmt.date(row.closed.on) })}</div>}
                    </>
                  ),
                },
                { key: 'kind', label: t('takeovers.kind'), render: (row) => t(`takeovers.kind-${row.kind}`) },
                { key: 'start', label: t('takeovers.started'), render: (row) => fmt.month(row.startMonth) },
                { key: 'open', label: t('takeovers.running'), align: 'right', render: (row) => fmt.count(headsOf(row.stages, OPEN)) },
                { key: 'confirmed', label: t('takeovers.confirmed'), align: 'right', render: (row) => fmt.count(headsOf(row.stages, ['confirmed'])) },
                { key: 'late', label: t('takeovers.state-overdue'), align: 'right', render: (row) => fmt.count(headsOf(row.stages, ['overdue', 'relapsed'])) },
              ]}
            />
          )
        }
      </Await>
      <Note>{t('takeovers.movesNote')}</Note>
      {mayOpen && opening === null && (
        <div className={links.inline} style={{ marginTop: 12 }}>
          {kinds.map((kind) => (
            <Button key={kind} variant={kind === 'takeover' ? 'filled' : 'default'} onClick={() => setOpening(kind)}>
              {labels[kind]}
            </Button>
          ))}
        </div>
      )}
      {opening && <OpenForm kind={opening} onClose={() => setOpening(null)} />}
    </Card>
  )
}
