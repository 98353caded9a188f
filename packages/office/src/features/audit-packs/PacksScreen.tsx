import { type AuditPack, DownloadAuditPack, ListAuditPacks } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Pager, Row, Screen, StatusTag, type Tone } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { AskPack } from './AskPack.tsx'

export type PackView = z.output<typeof AuditPack>
const PAGE_SIZE = 20
const tones: Record<PackView['state'], Tone> = { waiting: 'neutral', running: 'busy', done: 'ok', failed: 'bad' }

export const isMaking = (pack: PackView) => pack.state === 'waiting' || pack.state === 'running'
export const periodOf = ({ from, until }: Pick<PackView, 'from' | 'until'>) => (from === until ? fmt.month(from) : `${fmt.month(from)} – ${fmt.month(until)}`)

/** A download for whom names are open; for others why there is none. */
export function PackDownload({ pack }: { pack: PackView }) {
  const { regency, can } = useOffice()
  if (pack.state !== 'done') return null
  if (!can('people.read')) return <span className={links.minor}>{t('auditPacks.namesNeeded')}</span>
  return (
    <a href={fileHref(DownloadAuditPack, { regency: regency.code, packId: pack.id })} download className={links.button}>
      {t('auditPacks.download')}
    </a>
  )
}

export function PackState({ pack }: { pack: PackView }) {
  const share = pack.state === 'running' && pack.percent !== null ? ` · ${Math.floor(pack.percent)} %` : ''
  return (
    <>
      <StatusTag tone={tones[pack.state]}>{`${t(`auditPacks.state-${pack.state}`)}${share}`}</StatusTag>
      {pack.state === 'running' && pack.step && <div className={links.minor}>{pack.step}</div>}
    </>
  )
}

/** Freeze months into one sealed file, and find those made before. */
export function PacksScreen() {
  const { regency, can } = useOffice()
  const { search, change } = useFilters()
  const { page = 1 } = search
  const read = useRead(
    ListAuditPacks,
    { regency: regency.code, page, pageSize: PAGE_SIZE },
    { keep: true, again: (data) => (data?.rows.some(isMaking) ? 1500 : false) },
  )
  const newest = read.state === 'ready' ? read.data.rows.find((it) => it.state === 'done') : undefined
  const headline = newest
    ? t('auditPacks.headlineNewest', {
        ...{ period: periodOf(newest), members: fmt.count(newest.members ?? 0), bytes: fmt.bytes(newest.bytes ?? 0) },
        at: fmt.instant(newest.finishedAt, regency.timeZone),
      })
    : t('auditPacks.headline')
  return (
    <Screen title={t('nav.auditPacks')} headline={headline} sub={t('auditPacks.sub', { regency: regency.name })}>
      <Row columns="one">
        {can('audit-packs.create') && <AskPack />}
        <Card title={t('auditPacks.list')}>
          <Await read={read} rows={3}>
            {(data) =>
              data.total === 0 ? (
                <Empty>{t('auditPacks.none')}</Empty>
              ) : (
                <>
                  <PackTable rows={data.rows} />
                  <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
                  <Note>{t('auditPacks.same')}</Note>
                </>
              )
            }
          </Await>
        </Card>
        <SealCard seal={read.state === 'ready' ? read.data.seal : null} />
      </Row>
    </Screen>
  )
}

function PackTable({ rows }: { rows: readonly PackView[] }) {
  const { regency } = useOffice()
  return (
    <DataTable
      caption={t('auditPacks.list')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'period',
          label: t('auditPacks.period'),
          render: (row) => (
            <Link to="/berkas-audit/$packId" params={{ packId: row.id }} search={{}} className={links.link}>
              {periodOf(row)}
            </Link>
          ),
        },
        { key: 'state', label: t('auditPacks.state'), render: (row) => <PackState pack={row} /> },
        {
          key: 'asked',
          label: t('auditPacks.askedBy'),
          render: (row) => (
            <>
              {row.requestedBy}
              <div className={links.minor}>{fmt.instant(row.requestedAt, regency.timeZone)}</div>
            </>
          ),
        },
        { key: 'size', label: t('auditPacks.size'), align: 'right', render: (row) => (row.bytes === null ? '–' : fmt.bytes(row.bytes)) },
        { key: 'content', label: t('auditPacks.content'), render: (row) => <span className={links.mono}>{row.contentHash?.slice(0, 16) ?? '–'}</span> },
        { key: 'file', label: t('auditPacks.download'), render: (row) => <PackDownload pack={row} /> },
      ]}
    />
  )
}

function SealCard({ seal }: { seal: { publicKey: string; fingerprint: string } | null }) {
  return (
    <Card title={t('auditPacks.seal')}>
      {seal ? (
        <>
          <p className={links.mono}>{seal.fingerprint}</p>
          <pre className={links.mono} style={{ whiteSpace: 'pre-wrap' }}>
            {seal.publicKey}
          </pre>
        </>
      ) : (
        <Note>{t('auditPacks.noSeal')}</Note>
      )}
      <Note>{t('auditPacks.sealNote')}</Note>
      <Note>{t('auditPacks.verify')}:</Note>
      <p className={links.mono}>semesta audit-pack verify berkas-audit.zip --key {seal?.fingerprint ?? '…'}</p>
    </Card>
  )
}
