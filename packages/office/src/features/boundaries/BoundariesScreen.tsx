import { Button, Modal } from '@mantine/core'
import { type Boundary, ListBoundaries } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useAreaName, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { BoundaryForm } from './BoundaryForm.tsx'

export type BoundaryView = z.output<typeof Boundary>

/** Areas that were split, merged or recoded, with their decrees. */
export function BoundariesScreen() {
  const { regency, can } = useOffice()
  const [open, setOpen] = useState(false)
  const read = useRead(ListBoundaries, { regency: regency.code })
  return (
    <Screen
      title={t('nav.boundaries')}
      sub={t('boundaries.sub', { regency: regency.name })}
      actions={can('facts.record') && <Button onClick={() => setOpen(true)}>{t('boundaries.add')}</Button>}
    >
      <Await read={read} rows={4}>
        {({ rows }) => (rows.length === 0 ? <Empty title={t('boundaries.none')}>{t('boundaries.noneHint')}</Empty> : <Decrees rows={rows} />)}
      </Await>
      <Note>{t('boundaries.note')}</Note>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('boundaries.add')} size="xl" closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <BoundaryForm onDone={() => setOpen(false)} />
      </Modal>
    </Screen>
  )
}

function Decrees({ rows }: { rows: readonly BoundaryView[] }) {
  const name = useAreaName()
  return (
    <Card title={t('boundaries.list')}>
      <DataTable
        caption={t('boundaries.list')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'decree',
            label: t('boundaries.decree'),
            render: (row) => (
              <Link to="/perubahan-wilayah/$boundaryId" params={{ boundaryId: row.id }} search={{}} className={links.link}>
                {row.decree}
              </Link>
            ),
          },
          { key: 'kind', label: t('boundaries.kind'), render: (row) => t(`boundaries.kind-${row.kind}`) },
          { key: 'on', label: t('boundaries.effectiveOn'), render: (row) => fmt.date(row.effectiveOn) },
          { key: 'from', label: t('boundaries.from'), render: (row) => [...new Set(row.parts.map((it) => name(it.from)))].join(', ') },
          { key: 'to', label: t('boundaries.to'), render: (row) => [...new Set(row.parts.map((it) => it.name || name(it.to)))].join(', ') },
          {
            key: 'state',
            label: t('boundaries.state'),
            render: (row) => (
              <StatusTag tone={row.withdrawn ? 'neutral' : 'ok'}>{row.withdrawn ? t('boundaries.withdrawn') : t('boundaries.inForce')}</StatusTag>
            ),
          },
        ]}
      />
    </Card>
  )
}
