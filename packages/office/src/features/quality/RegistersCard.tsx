import { Card, DataTable, Note } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { Quality } from './QualityScreen.tsx'
import { points } from './QualityTrend.tsx'

type Register = Quality['registers'][number]

/** The rows of each register as their office sent them, and which faults they carry. */
export function RegistersCard({ quality }: { quality: Quality }) {
  const { can } = useOffice()
  if (quality.registers.length === 0) return null
  return (
    <Card title={t('quality.registers')}>
      <DataTable
        caption={t('quality.registers')}
        rows={quality.registers}
        rowKey={(row) => row.register}
        columns={[
          { key: 'name', label: t('quality.register'), render: (row) => t(`registers.${row.register}`) },
          { key: 'score', label: t('quality.score'), align: 'right', render: (row) => (row.score === null ? '–' : points(row.score)) },
          { key: 'lines', label: t('quality.rows'), align: 'right', render: (row) => fmt.count(row.lines) },
          { key: 'faults', label: t('quality.faults'), render: sayFaults },
          {
            key: 'file',
            label: t('people.file'),
            render: (row) =>
              can('registers.read') ? (
                <Link to="/berkas/$batchId" params={{ batchId: row.batch }} search={{}} className={links.link}>
                  {row.fileName}
                </Link>
              ) : (
                t('month.asOf', { date: fmt.date(row.asOf) })
              ),
          },
        ]}
      />
      <Note>{t('quality.registersNote')}</Note>
    </Card>
  )
}

function sayFaults(row: Register): string {
  const faults = row.measures.filter((it) => it.faulty > 0).map((it) => `${t(`quality.measure-${it.measure}`)} ${fmt.count(it.faulty)}`)
  return faults.join(' · ') || t('quality.noFaults')
}
