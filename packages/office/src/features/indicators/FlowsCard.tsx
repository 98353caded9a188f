import { Button } from '@mantine/core'
import { GetFlows, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Note, StatusTag } from '@semesta/ui'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

type Flow = OutputOf<typeof GetFlows>['rows'][number]

/** Whether a card changed segment or state: the ones that stayed hide the ones that moved. */
function moved(flow: Flow): boolean {
  return flow.fromSegment !== flow.toSegment || flow.fromActive !== flow.toActive
}

function Side({ segment, active, absent }: { segment: Flow['toSegment']; active: boolean; absent: string }) {
  if (segment === null) return <StatusTag tone="neutral">{absent}</StatusTag>
  return (
    <>
      {t(`labels.${segment}`)} <StatusTag tone={active ? 'ok' : 'warn'}>{active ? t('people.active') : t('people.inactive')}</StatusTag>
    </>
  )
}

/** Where the cards of last month went. */
export function FlowsCard({ month, area }: { month: { month: string }; area?: string }) {
  const { regency } = useOffice()
  const [all, setAll] = useState(false)
  const read = useRead(GetFlows, { regency: regency.code, month: month.month, area })
  return (
    <Card title={t('month.flows')} aside={read.state === 'ready' && read.data.from ? t('month.flowsFrom', { month: fmt.month(read.data.from) }) : undefined}>
      <Await read={read} rows={4} height={32}>
        {(data) => {
          const changes = data.rows.filter(moved).sort((a, b) => b.heads - a.heads)
          const stayed = data.rows.filter((flow) => !moved(flow)).reduce((sum, flow) => sum + flow.heads, 0)
          if (data.from === null) return <Empty>{t('month.noFlows')}</Empty>
          return (
            <>
              <DataTable
                caption={t('month.flows')}
                rows={all ? changes : changes.slice(0, 10)}
                rowKey={(row) => `${row.fromSegment}${row.fromActive}${row.toSegment}${row.toActive}`}
                columns={[
                  {
                    key: 'from',
                    label: t('month.before'),
                    render: (row) => <Side segment={row.fromSegment} active={row.fromActive} absent={t('month.newCard')} />,
                  },
                  { key: 'to', label: t('month.after'), render: (row) => <Side segment={row.toSegment} active={row.toActive} absent={t('month.goneCard')} /> },
                  { key: 'heads', label: t('month.people'), align: 'right', render: (row) => fmt.count(row.heads) },
                ]}
              />
              {changes.length > 10 && !all && (
                <Button variant="default" size="xs" onClick={() => setAll(true)}>
                  {t('month.allFlows', { count: changes.length })}
                </Button>
              )}
              <Note>{t('month.stayed', { heads: fmt.count(stayed) })}</Note>
            </>
          )
        }}
      </Await>
    </Card>
  )
}
