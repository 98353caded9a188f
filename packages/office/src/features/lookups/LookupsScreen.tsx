import { ListLookups } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { AskCard } from './AskCard.tsx'
import { stateTone } from './states.ts'

/** Send any list of people, get back who of them is covered. */
export function LookupsScreen() {
  const { regency } = useOffice()
  const read = useRead(
    ListLookups,
    { regency: regency.code },
    { again: (data) => (data?.rows.some((it) => it.state === 'waiting' || it.state === 'running') ? 2000 : false) },
  )
  return (
    <Screen title={t('nav.lookups')} headline={t('lookups.headline')} sub={t('lookups.sub', { regency: regency.name })}>
      <AskCard />
      <div style={{ height: 16 }} />
      <Card title={t('lookups.own')}>
        <Await read={read} rows={3}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{t('lookups.none')}</Empty>
            ) : (
              <DataTable
                caption={t('lookups.own')}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'file',
                    label: t('lookups.list'),
                    render: (row) => (
                      <Link to="/cek-daftar/$lookupId" params={{ lookupId: row.id }} search={{}} className={links.link}>
                        {row.fileName}
                      </Link>
                    ),
                  },
                  { key: 'purpose', label: t('lookups.purpose'), render: (row) => t(`lookups.purpose-${row.purpose}`) },
                  {
                    key: 'state',
                    label: t('lookups.state'),
                    render: (row) => <StatusTag tone={stateTone(row.state)}>{t(`lookups.state-${row.state}`)}</StatusTag>,
                  },
                  { key: 'rows', label: t('lookups.rows'), align: 'right', render: (row) => (row.rows === null ? '–' : fmt.count(row.rows)) },
                  { key: 'at', label: t('lookups.askedAt'), render: (row) => fmt.instant(row.askedAt, regency.timeZone) },
                ]}
              />
            )
          }
        </Await>
        <Note>{t('lookups.keptNote')}</Note>
      </Card>
    </Screen>
  )
}
