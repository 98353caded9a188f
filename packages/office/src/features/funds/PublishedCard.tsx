import { ListPublished, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Note, StatusTag, type Tone } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { pick, t } from '../../i18n/index.ts'

type Figure = OutputOf<typeof ListPublished>['rows'][number]
type Reading = Figure['readings'][number]
const TONES: Readonly<Record<Reading['verdict'], Tone>> = { holds: 'ok', contradicts: 'bad', short: 'bad', over: 'warn', plausible: 'neutral' }

/** Printed budget figures, reading by reading, beside what our arithmetic gives. */
export function PublishedCard() {
  const read = useRead(ListPublished, {})
  return (
    <Card title={t('funds.published')}>
      <Await read={read} rows={4}>
        {({ rows }) => (
          <DataTable
            caption={t('funds.published')}
            rows={rows.flatMap((figure) => figure.readings.map((reading) => ({ figure, reading })))}
            rowKey={({ figure, reading }) => `${figure.id} ${reading.judul}`}
            columns={[
              {
                key: 'figure',
                label: t('funds.figure'),
                render: ({ figure, reading }) => (
                  <>
                    <b>{pick(figure.judul, figure.title)}</b>
                    <br />
                    {pick(reading.judul, reading.title)}
                    <br />
                    <span className={links.minor}>{figure.source}</span>
                  </>
                ),
              },
              { key: 'gives', label: t('funds.gives'), align: 'right', render: ({ reading }) => <Given reading={reading} /> },
              {
                key: 'verdict',
                label: t('funds.verdict'),
                render: ({ reading }) => (
                  <>
                    <StatusTag tone={TONES[reading.verdict]}>{t(`funds.verdict-${reading.verdict}`)}</StatusTag> {pick(reading.kesimpulan, reading.conclusion)}
                  </>
                ),
              },
            ]}
          />
        )}
      </Await>
      <Note>{t('funds.publishedNote')}</Note>
    </Card>
  )
}

function Given({ reading }: { reading: Reading }) {
  const isPath = reading.verdict === 'holds' || reading.verdict === 'contradicts'
  return (
    <>
      {reading.rupiah !== null && <b>{fmt.rupiah(reading.rupiah)}</b>}
      {reading.rupiah !== null && <br />}
      {t(isPath ? 'funds.headsGiven' : 'funds.headsPaid', { heads: fmt.count(reading.heads) })}
      <br />
      <span className={links.minor}>{t('funds.perHeadOf', { rate: fmt.rupiah(reading.perHead) })}</span>
    </>
  )
}
