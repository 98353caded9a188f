import { Button, Modal } from '@mantine/core'
import { ExportSponsors, ListSponsors, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Note, Row, Screen, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { AllocateForm } from './AllocateForm.tsx'
import { endingSoon } from './ending.ts'
import { PlansCard } from './PlansCard.tsx'
import { PledgesTable } from './PledgesTable.tsx'
import { SponsorForm } from './SponsorForm.tsx'
import { endWords, type PledgeView, standingTone } from './words.ts'

type Data = OutputOf<typeof ListSponsors>

/** Donors outside the budget: what they promised, what came, whom it covers and until when. */
export function SponsorsScreen() {
  const { regency } = useOffice()
  const read = useRead(ListSponsors, { regency: regency.code })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.sponsors')}>
        <Await read={read} rows={5}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Found data={read.data} />
}

function Found({ data }: { data: Data }) {
  const { regency } = useOffice()
  const { pledges, sponsors, month, warnMonths } = data
  const ending = endingSoon(pledges, warnMonths)
  return (
    <Screen
      title={t('nav.sponsors')}
      headline={<Headline data={data} ending={ending} />}
      sub={month ? t('sponsors.sub', { regency: regency.name, month: fmt.month(month) }) : regency.name}
      actions={
        <>
          <NewSponsor />
          {pledges.length > 0 && <ExportLinks of={exportOf(ExportSponsors, { regency: regency.code })} />}
        </>
      }
    >
      <Row columns="one">
        {ending.length > 0 && <EndingCard rows={ending} />}
        <Card title={t('sponsors.pledges')} aside={<Allocate pledges={pledges} />}>
          {pledges.length === 0 ? <Empty title={t('sponsors.noPledges')}>{t('sponsors.noPledgesHint')}</Empty> : <PledgesTable rows={pledges} />}
          <Note>{t('sponsors.outside')}</Note>
        </Card>
        <SponsorsCard rows={sponsors} />
        <PlansCard />
      </Row>
    </Screen>
  )
}

function Headline({ data, ending }: { data: Data; ending: readonly PledgeView[] }) {
  const { pledges, sponsors } = data
  if (sponsors.length === 0) return t('sponsors.none')
  const sum = (of: (it: PledgeView) => number) => pledges.reduce((total, it) => total + of(it), 0)
  const heads = ending.reduce((total, it) => total + it.heads, 0)
  return rich(ending.length > 0 ? 'sponsors.headlineEnding' : 'sponsors.headline', {
    sponsors: fmt.count(sponsors.length),
    heads: <Figure tone="good">{fmt.count(sum((it) => it.heads))}</Figure>,
    received: fmt.rupiahShort(sum((it) => it.money.received)),
    promised: fmt.rupiahShort(sum((it) => it.money.promised)),
    ending: <Figure tone="bad">{fmt.count(heads)}</Figure>,
    left: fmt.rupiahShort(sum((it) => it.money.left)),
  })
}

function NewSponsor() {
  const { can } = useOffice()
  const [open, setOpen] = useState(false)
  if (!can('sponsors.manage')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sponsors.addSponsor')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('sponsors.addSponsor')} size="lg" closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <SponsorForm onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Allocate({ pledges }: { pledges: readonly PledgeView[] }) {
  const { can } = useOffice()
  const [open, setOpen] = useState(false)
  const ready = pledges.filter((it) => it.money.headsLeft > 0 && it.state !== 'withdrawn')
  if (!can('sponsors.manage') || ready.length === 0) return null
  return (
    <>
      <Button size="xs" onClick={() => setOpen(true)}>
        {t('sponsors.allocate')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('sponsors.allocate')} size="lg" closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <AllocateForm pledges={ready} />
      </Modal>
    </>
  )
}

/** Whose cover ends before long: to find the next payer while there is time. */
function EndingCard({ rows }: { rows: readonly PledgeView[] }) {
  return (
    <Card title={t('sponsors.ending')} aside={<StatusTag tone="warn">{t('sponsors.endingAside')}</StatusTag>}>
      <DataTable
        caption={t('sponsors.ending')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'sponsor', label: t('sponsors.sponsor'), render: (row) => <PledgeLink row={row} /> },
          { key: 'heads', label: t('sponsors.people'), align: 'right', render: (row) => fmt.count(row.heads) },
          { key: 'until', label: t('sponsors.until'), render: endWords },
          { key: 'next', label: t('sponsors.nextPayer'), render: (row) => <Next row={row} /> },
        ]}
      />
      <Note>{t('sponsors.endingNote')}</Note>
    </Card>
  )
}

/** The money left first; else another payer, with the way to it. */
function Next({ row }: { row: PledgeView }) {
  const { can } = useOffice()
  if (row.money.headsLeft > 0) return t('sponsors.nextSame')
  return (
    <>
      {t('sponsors.nextOther')}{' '}
      {can('arrears.read') && (
        <Link to="/talangan" search={{}} className={links.link}>
          {t('nav.takeovers')}
        </Link>
      )}
    </>
  )
}

const PledgeLink = ({ row }: { row: PledgeView }) => (
  <Link to="/donatur/janji/$pledgeId" params={{ pledgeId: row.id }} search={{}} className={links.link}>
    {row.sponsor}
  </Link>
)

function SponsorsCard({ rows }: { rows: Data['sponsors'] }) {
  return (
    <Card title={t('sponsors.sponsors')}>
      {rows.length === 0 ? (
        <Empty title={t('sponsors.none')}>{t('sponsors.noneHint')}</Empty>
      ) : (
        <DataTable
          caption={t('sponsors.sponsors')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: t('sponsors.sponsor'),
              sortBy: (row) => row.name,
              render: (row) => (
                <Link to="/donatur/$sponsorId" params={{ sponsorId: row.id }} search={{}} className={links.link}>
                  {row.name}
                </Link>
              ),
            },
            { key: 'kind', label: t('sponsors.kind'), render: (row) => t(`sponsors.kind-${row.kind}`) },
            {
              key: 'standing',
              label: t('sponsors.standing'),
              render: (row) => <StatusTag tone={standingTone(row.standing)}>{t(`sponsors.standing-${row.standing}`)}</StatusTag>,
            },
            { key: 'missing', label: t('sponsors.missing'), align: 'right', render: (row) => (row.check ? fmt.count(row.check.missing) : '–') },
            { key: 'contact', label: t('sponsors.contact'), render: (row) => row.contact.person },
          ]}
        />
      )}
    </Card>
  )
}
