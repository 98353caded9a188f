import { Checkbox } from '@mantine/core'
import { ListMoveEmployers, type OutputOf, PrintMoveLetter } from '@semesta/contract'
import { Card, DataTable, Empty, Pager } from '@semesta/ui'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'
import { SendForm } from './Decisions.tsx'

const PAGE_SIZE = 20
/** More letters come as a zip alone. */
const MOST_LETTERS = 30
type Employer = OutputOf<typeof ListMoveEmployers>['rows'][number]

/** The employers of a move: a letter to one, some or all of them, and which of them got it. */
export function EmployersCard({ programmeId }: { programmeId: string }) {
  const { regency } = useOffice()
  const read = useRead(ListMoveEmployers, { regency: regency.code, programmeId })
  return (
    <Card title={t('takeovers.employers')}>
      <Await read={read} rows={4} height={36}>
        {({ rows }) => (rows.length === 0 ? <Empty>{t('takeovers.noEmployer')}</Empty> : <Employers programmeId={programmeId} rows={rows} />)}
      </Await>
    </Card>
  )
}

function Employers({ programmeId, rows }: { programmeId: string; rows: readonly Employer[] }) {
  const { regency } = useOffice()
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const turn = (code: string) => setChosen(chosen.includes(code) ? chosen.filter((it) => it !== code) : [...chosen, code])
  const meant = rows.filter((it) => chosen.length === 0 || chosen.includes(it.code))
  const heads = meant.reduce((sum, it) => sum + it.waiting + it.sent, 0)
  const waiting = meant.reduce((sum, it) => sum + it.waiting, 0)
  const employers = chosen.length > 0 ? chosen.join(',') : undefined
  const at = { regency: regency.code, programmeId, employers }
  return (
    <>
      <DataTable
        caption={t('takeovers.employers')}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={(row) => row.code}
        columns={[
          {
            key: 'name',
            label: t('takeovers.employer'),
            render: (row) => <Checkbox label={row.name} checked={chosen.includes(row.code)} onChange={() => turn(row.code)} />,
          },
          { key: 'waiting', label: t('takeovers.move-proposed'), align: 'right', render: (row) => fmt.count(row.waiting) },
          { key: 'sent', label: t('takeovers.state-sent'), align: 'right', render: (row) => fmt.count(row.sent) },
        ]}
      />
      {rows.length > PAGE_SIZE && <Pager page={page} pageSize={PAGE_SIZE} total={rows.length} onPage={setPage} />}
      <p role="status">
        {t(chosen.length > 0 ? 'takeovers.lettersChosen' : 'takeovers.lettersAll', { letters: fmt.count(meant.length), heads: fmt.count(heads) })}
      </p>
      <div className={links.inline} style={{ marginBottom: 14 }}>
        {meant.length <= MOST_LETTERS && (
          <a href={fileHref(PrintMoveLetter, { ...at, form: 'pdf' })} download className={`${links.button} ${links.ghost}`}>
            {t('takeovers.lettersPdf')}
          </a>
        )}
        <a href={fileHref(PrintMoveLetter, { ...at, form: 'zip' })} download className={`${links.button} ${links.ghost}`}>
          {t('takeovers.lettersZip')}
        </a>
      </div>
      {waiting > 0 && <SendForm programmeId={programmeId} employers={employers} />}
    </>
  )
}
