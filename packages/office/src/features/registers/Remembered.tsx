import { Button } from '@mantine/core'
import { ForgetMapping, ListMappings } from '@semesta/contract'
import { Card, DataTable, Empty, Note } from '@semesta/ui'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** What people of this office explained about their files, and how to take it back. */
export function Remembered() {
  const { regency, can } = useOffice()
  const read = useRead(ListMappings, { regency: regency.code })
  const forget = useAct(ForgetMapping)
  return (
    <Card title={t('mending.remembered')}>
      <Note>{t('mending.rememberedNote')}</Note>
      <Await read={read} rows={2} height={36}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{t('mending.noRemembered')}</Empty>
          ) : (
            <DataTable
              caption={t('mending.remembered')}
              rows={rows}
              rowKey={(it) => `${it.register}-${it.signature}`}
              columns={[
                { key: 'register', label: t('registers.register'), render: (it) => <b>{t(`registers.${it.register}`)}</b> },
                { key: 'titles', label: t('mending.inFile'), render: (it) => titlesOf(it.columns) },
                { key: 'decided', label: t('mending.decided'), render: (it) => `${it.decidedBy}, ${fmt.instant(it.decidedAt, regency.timeZone)}` },
                {
                  key: 'forget',
                  label: t('mending.forget'),
                  render: ({ register, signature, columns }) =>
                    can('registers.import') && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        loading={forget.busy}
                        aria-label={t('mending.forgetOf', { register: t(`registers.${register}`), titles: titlesOf(columns) })}
                        onClick={() => forget.run({ regency: regency.code, register, signature })}
                      >
                        {t('mending.forget')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Await>
      {forget.problem && <Refused problem={forget.problem} />}
    </Card>
  )
}

function titlesOf(columns: readonly { title: string; canonical: string | null }[]): string {
  const used = columns.filter((it) => it.canonical !== null).map((it) => it.title)
  return used.length > 6 ? `${used.slice(0, 6).join(', ')} …` : used.join(', ')
}
