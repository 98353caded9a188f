import { Button, TextInput } from '@mantine/core'
import { ExplainAllocation, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Note, StatusTag } from '@semesta/ui'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import { type Plan, pointWords } from './words.ts'

type Answer = OutputOf<typeof ExplainAllocation>

/** Why this person, and why not that one. */
export function ExplainCard({ plan }: { plan: Plan }) {
  const { regency } = useOffice()
  const explain = useAct(ExplainAllocation, { refresh: false })
  return (
    <Card title={t('sponsors.explain')}>
      <form
        className={links.filters}
        onSubmit={(event) => {
          event.preventDefault()
          const number = String(new FormData(event.currentTarget).get('number') ?? '').replaceAll(/\D/g, '')
          explain.run({ regency: regency.code, allocationId: plan.id, number })
        }}
      >
        <TextInput name="number" required label={t('sponsors.numberAsked')} inputMode="numeric" maxLength={20} style={{ flex: '1 1 240px' }} />
        <Button type="submit" className={links.fixed} loading={explain.busy}>
          {t('sponsors.ask')}
        </Button>
      </form>
      {explain.problem && <Refused problem={explain.problem} />}
      {explain.data && <Explained answer={explain.data} />}
      <Note>{t('sponsors.explainNote')}</Note>
    </Card>
  )
}

function Explained({ answer }: { answer: Answer }) {
  const { name, bar, points, pledges } = answer
  return (
    <div role="status">
      <p>
        <b>{name ?? '–'}</b>:{' '}
        {bar ? t('sponsors.barred', { why: tMaybe(`sponsors.bar-${bar}`) ?? bar }) : t('sponsors.hasPoints', { points: points.map(pointWords).join(', ') })}
      </p>
      {!bar && (
        <DataTable
          caption={t('sponsors.explain')}
          rows={pledges}
          rowKey={(row) => row.id}
          columns={[
            { key: 'sponsor', label: t('sponsors.sponsor'), render: (row) => row.sponsor },
            {
              key: 'why',
              label: t('sponsors.why'),
              render: (row) => (
                <>
                  <StatusTag tone={row.why === 'chosen' ? 'ok' : 'neutral'}>{t(`sponsors.why-${row.why}`)}</StatusTag>{' '}
                  {row.misfits.map((it) => tMaybe(`sponsors.misfit-${it}`) ?? it).join(', ')}
                </>
              ),
            },
            {
              key: 'perHead',
              label: t('sponsors.perHead'),
              align: 'right',
              render: (row) => (row.perHead === null ? '–' : fmt.count(Math.round(row.perHead))),
            },
            { key: 'cutoff', label: t('sponsors.cutoff'), align: 'right', render: (row) => (row.cutoff === null ? '–' : fmt.count(Math.round(row.cutoff))) },
          ]}
        />
      )}
    </div>
  )
}
