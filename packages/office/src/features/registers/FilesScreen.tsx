import { DownloadTemplate, ListBatches, ListRegisters } from '@semesta/contract'
import { REGISTERS, type RegisterId } from '@semesta/kernel'
import { Card, DataTable, Row, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { today } from '../../app/clock.ts'
import { Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { staleRegisters } from '../indicators/freshness.ts'
import { BatchTable } from './batches.tsx'
import { PendingCard } from './PendingCard.tsx'
import { Remembered } from './Remembered.tsx'
import { UploadCard } from './UploadCard.tsx'

const PAGE_SIZE = 20

/** Registers and the files they came from. */
export function FilesScreen() {
  const { can } = useOffice()
  return (
    <Screen title={t('nav.files')} sub={t('registers.sub')}>
      <Row columns="one">
        <PendingCard />
        {can('registers.import') && <UploadCard />}
        <Registers />
        <History />
        <Remembered />
      </Row>
    </Screen>
  )
}

function Registers() {
  const { regency } = useOffice()
  const read = useRead(ListRegisters, { regency: regency.code })
  return (
    <Card title={t('registers.newest')}>
      <Await read={read} rows={6} height={36}>
        {({ rows }) => {
          const stale = new Set(staleRegisters(rows, today(regency.timeZone)).map(({ row }) => row.register))
          return (
            <DataTable
              caption={t('registers.newest')}
              rows={rows}
              rowKey={(row) => row.register}
              columns={[
                { key: 'register', label: t('registers.register'), render: (row) => <b>{t(`registers.${row.register}`)}</b> },
                { key: 'asOf', label: t('registers.asOf'), render: (row) => (row.newest ? fmt.date(row.newest.asOf) : '–') },
                {
                  key: 'rows',
                  label: t('registers.accepted'),
                  align: 'right',
                  render: (row) => (row.newest?.rows ? fmt.count(row.newest.rows.accepted) : '–'),
                },
                {
                  key: 'file',
                  label: t('registers.file'),
                  render: (row) =>
                    row.newest ? (
                      <Link to="/berkas/$batchId" params={{ batchId: row.newest.id }} search={{}} className={links.link}>
                        {row.newest.fileName}
                      </Link>
                    ) : (
                      '–'
                    ),
                },
                {
                  key: 'template',
                  label: t('mending.template'),
                  render: ({ register }) => <TemplateLink register={register} />,
                },
                {
                  key: 'age',
                  label: t('registers.freshness'),
                  render: (row) => (
                    <StatusTag tone={stale.has(row.register) ? 'warn' : 'ok'}>
                      {row.newest ? t(stale.has(row.register) ? 'month.stale' : 'month.fresh') : t('registers.missing')}
                    </StatusTag>
                  ),
                },
              ]}
            />
          )
        }}
      </Await>
    </Card>
  )
}

function TemplateLink({ register }: { register: RegisterId }) {
  const { regency } = useOffice()
  const name = t('mending.templateOf', { register: t(`registers.${register}`) })
  return (
    <a href={fileHref(DownloadTemplate, { regency: regency.code, register })} download className={links.link} aria-label={name}>
      {t('mending.download')}
    </a>
  )
}

function History() {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const list = useList(ListBatches, { regency: regency.code, register: search.register }, PAGE_SIZE)
  return (
    <Card title={t('registers.history')}>
      <div className={links.filters}>
        <Choice
          label={t('registers.register')}
          value={search.register}
          options={REGISTERS.map((it) => ({ value: it, label: t(`registers.${it}`) }))}
          onChange={(value) => change({ register: REGISTERS.find((it) => it === value) })}
        />
      </div>
      <Rows list={list} none={t('registers.noFiles')} rows={5}>
        {(data) => <BatchTable rows={data.rows} caption={t('registers.history')} />}
      </Rows>
    </Card>
  )
}
