import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { DrawSample, ListSamples } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Row, Screen } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Samples by which people check the linkage without seeing what it thinks. */
export function SamplesScreen() {
  const { regency, can } = useOffice()
  const samples = useRead(ListSamples, { regency: regency.code })
  return (
    <Screen title={t('linkage.samples')} sub={t('linkage.samplesSub')}>
      <Row columns="one">
        {can('linkage.run') && can('people.read') && <Draw />}
        <Card title={t('linkage.drawn')}>
          <Await read={samples} rows={3} height={40}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty>{t('linkage.noSamples')}</Empty>
              ) : (
                <DataTable
                  caption={t('linkage.drawn')}
                  rows={rows}
                  rowKey={(row) => row.id}
                  columns={[
                    { key: 'kind', label: t('linkage.sampleOf'), render: (row) => t(`linkage.kind-${row.kind}`) },
                    { key: 'drawn', label: t('linkage.drawnAt'), render: (row) => `${fmt.instant(row.drawnAt, regency.timeZone)} · ${row.drawnBy}` },
                    { key: 'seed', label: t('linkage.seed'), align: 'right', render: (row) => String(row.seed) },
                    {
                      ...{ key: 'answered', label: t('linkage.answered'), align: 'right' },
                      render: (row) => t('linkage.answeredOf', { answered: fmt.count(row.answered), size: fmt.count(row.size) }),
                    },
                    {
                      key: 'result',
                      label: t('linkage.result'),
                      render: (row) => t('linkage.resultOf', { same: fmt.count(row.same), different: fmt.count(row.different), unsure: fmt.count(row.unsure) }),
                    },
                    {
                      key: 'go',
                      label: t('linkage.judge'),
                      render: (row) =>
                        row.answered < row.size && can('linkage.review') ? (
                          <Link to="/padanan/contoh/$sampleId" params={{ sampleId: row.id }} search={{}} className={links.link}>
                            {t('linkage.judge')}
                          </Link>
                        ) : (
                          '–'
                        ),
                    },
                  ]}
                />
              )
            }
          </Await>
          <Note>{t('linkage.samplesNote')}</Note>
        </Card>
      </Row>
    </Screen>
  )
}

const KINDS = ['links', 'below'] as const

function Draw() {
  const { regency } = useOffice()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('links')
  const [size, setSize] = useState(200)
  const draw = useAct(DrawSample)
  return (
    <Card title={t('linkage.draw')}>
      <form
        className={links.filters}
        onSubmit={(event) => {
          event.preventDefault()
          // The seed is kept with the sample, so that anybody can draw the same pairs again.
          draw.run({ regency: regency.code, kind, size, seed: 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 1_000_000_000) })
        }}
      >
        <NativeSelect
          label={t('linkage.sampleOf')}
          value={kind}
          onChange={(event) => setKind(KINDS.find((it) => it === event.currentTarget.value) ?? 'links')}
          data={KINDS.map((it) => ({ value: it, label: t(`linkage.kind-${it}`) }))}
        />
        <NumberInput label={t('linkage.size')} value={size} min={10} max={2000} onChange={(value) => setSize(Number(value) || 200)} />
        <Button type="submit" loading={draw.busy} className={links.fixed}>
          {t('linkage.draw')}
        </Button>
      </form>
      {draw.problem && <Refused problem={draw.problem} />}
    </Card>
  )
}
