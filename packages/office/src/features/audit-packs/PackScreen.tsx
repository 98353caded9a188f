import { GetAuditPack } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { Card, DataTable, Note, Pairs, Row, Screen } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { Await, Refused } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import { isMaking, PackDownload, PackState, type PackView, periodOf } from './PacksScreen.tsx'

/** One pack: how far it is, what is in it, and the hashes to prove it by. */
export function PackScreen() {
  const { packId } = useParams({ from: '/shell/berkas-audit/$packId' })
  const { regency } = useOffice()
  const read = useRead(GetAuditPack, { regency: regency.code, packId }, { again: (it) => (it && isMaking(it) ? 1000 : false) })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.auditPacks')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Found pack={read.data} />
}

function Found({ pack }: { pack: PackView }) {
  const { regency } = useOffice()
  return (
    <Screen title={`${t('nav.auditPacks')} ${periodOf(pack)}`} sub={t('auditPacks.sub', { regency: regency.name })} actions={<PackDownload pack={pack} />}>
      <Row columns="one">
        <Card title={t('auditPacks.about')} aside={<PackState pack={pack} />}>
          {pack.problem && <Refused problem={new Problem(pack.problem.code, 409, pack.problem.detail)} />}
          <Pairs
            rows={[
              { term: t('auditPacks.askedBy'), value: pack.requestedBy },
              { term: t('auditPacks.askedAt'), value: fmt.instant(pack.requestedAt, regency.timeZone) },
              { term: t('auditPacks.size'), value: pack.bytes === null ? '–' : fmt.bytes(pack.bytes) },
              { term: t('auditPacks.files'), value: pack.members === null ? '–' : fmt.count(pack.members) },
              { term: t('auditPacks.content'), value: <span className={links.mono}>{pack.contentHash ?? '–'}</span> },
              { term: t('auditPacks.file'), value: <span className={links.mono}>{pack.sha256 ?? '–'}</span> },
              { term: t('auditPacks.key'), value: <span className={links.mono}>{pack.fingerprint ?? '–'}</span> },
            ]}
          />
          <Note>{t('auditPacks.same')}</Note>
          <Note>{t('auditPacks.sealNote')}</Note>
        </Card>
        {pack.parts.length > 0 && (
          <Card title={t('auditPacks.parts')}>
            <DataTable
              caption={t('auditPacks.parts')}
              rows={pack.parts}
              rowKey={(row) => row.name}
              columns={[
                {
                  key: 'part',
                  label: t('auditPacks.part'),
                  render: (row) => (
                    <>
                      {pick(row.judul, row.title)}
                      <div className={links.minor}>{row.name}/</div>
                    </>
                  ),
                },
                { key: 'files', label: t('auditPacks.files'), align: 'right', render: (row) => fmt.count(row.files) },
                { key: 'figures', label: t('auditPacks.figures'), render: (row) => <Figures figures={row.figures} /> },
              ]}
            />
          </Card>
        )}
      </Row>
    </Screen>
  )
}

function Figures({ figures }: { figures: PackView['parts'][number]['figures'] }) {
  const shown = (value: number | string, unit?: string) => (typeof value === 'string' ? value : unit === 'rupiah' ? fmt.rupiah(value) : fmt.count(value))
  return (
    <ul className={links.list}>
      {figures.map((it) => (
        <li key={it.words}>
          {pick(it.kata, it.words)}: <b>{shown(it.value, it.unit)}</b>
        </li>
      ))}
    </ul>
  )
}
