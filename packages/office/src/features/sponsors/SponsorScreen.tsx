import { Button, Modal } from '@mantine/core'
import { CheckSponsor, EndSponsorUser, GetSponsor, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { BindForm, ExceptionForm } from './GateForms.tsx'
import { PledgeForm } from './PledgeForm.tsx'
import { PledgesTable } from './PledgesTable.tsx'
import { SponsorForm } from './SponsorForm.tsx'
import { type SponsorView, standingTone } from './words.ts'

type Data = OutputOf<typeof GetSponsor>

/** One donor: whether it may pledge, and what it has pledged. */
export function SponsorScreen() {
  const { sponsorId } = useParams({ from: '/shell/donatur/$sponsorId' })
  const { regency } = useOffice()
  const read = useRead(GetSponsor, { regency: regency.code, sponsorId })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.sponsors')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  const { sponsor } = read.data
  return (
    <Screen
      title={sponsor.name}
      headline={t(`sponsors.answer-${sponsor.standing}`, {
        name: sponsor.name,
        missing: fmt.count(sponsor.check?.missing ?? 0),
        workers: fmt.count(sponsor.check?.workers ?? 0),
      })}
      sub={`${sponsor.name} · ${t(`sponsors.kind-${sponsor.kind}`)}`}
      actions={<Actions sponsor={sponsor} />}
    >
      <Row columns="two">
        <StandingCard data={read.data} />
        <AboutCard data={read.data} />
      </Row>
      <Card title={t('sponsors.pledges')}>
        {read.data.pledges.length === 0 ? <Empty>{t('sponsors.noPledgesHere')}</Empty> : <PledgesTable rows={read.data.pledges} />}
      </Card>
    </Screen>
  )
}

function Actions({ sponsor }: { sponsor: SponsorView }) {
  const { can } = useOffice()
  const [open, setOpen] = useState<'pledge' | 'change' | null>(null)
  if (!can('sponsors.manage')) return null
  const close = () => setOpen(null)
  return (
    <>
      <Button onClick={() => setOpen('pledge')}>{t('sponsors.addPledge')}</Button>
      <Button variant="default" onClick={() => setOpen('change')}>
        {t('sponsors.change')}
      </Button>
      <Modal opened={open === 'pledge'} onClose={close} title={t('sponsors.addPledge')} size="xl" closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <PledgeForm sponsorId={sponsor.id} />
      </Modal>
      <Modal opened={open === 'change'} onClose={close} title={t('sponsors.change')} size="lg" closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <SponsorForm sponsor={sponsor} onDone={close} />
      </Modal>
    </>
  )
}

function StandingCard({ data }: { data: Data }) {
  const { regency, can } = useOffice()
  const { sponsor, exceptions } = data
  const check = useAct(CheckSponsor)
  const isEmployer = sponsor.standing !== 'free'
  const mayCheck = isEmployer && sponsor.employerCode !== null && can('sponsors.manage')
  return (
    <Card title={t('sponsors.standing')} aside={<StatusTag tone={standingTone(sponsor.standing)}>{t(`sponsors.standing-${sponsor.standing}`)}</StatusTag>}>
      {sponsor.check && (
        <Pairs
          rows={[
            { term: t('sponsors.workers'), value: fmt.count(sponsor.check.workers) },
            { term: t('sponsors.missing'), value: fmt.count(sponsor.check.missing) },
            {
              term: t('sponsors.family'),
              value: t('sponsors.familyOf', { family: fmt.count(sponsor.check.family), missing: fmt.count(sponsor.check.familyMissing) }),
            },
            { term: t('sponsors.checkedOf'), value: fmt.month(sponsor.check.month) },
            { term: t('sponsors.by'), value: `${sponsor.check.checkedBy}, ${fmt.instant(sponsor.check.checkedAt, regency.timeZone)}` },
          ]}
        />
      )}
      <p>{t(`sponsors.todo-${sponsor.standing}`)}</p>
      {check.problem && <Refused problem={check.problem} />}
      <div className={links.inline}>
        {mayCheck && (
          <Button variant="default" loading={check.busy} onClick={() => check.run({ regency: regency.code, sponsorId: sponsor.id, id: newId() })}>
            {t('sponsors.check')}
          </Button>
        )}
        {isEmployer && <Except sponsorId={sponsor.id} />}
      </div>
      {exceptions.length > 0 && <Exceptions rows={exceptions} />}
      {isEmployer && <Note>{t('sponsors.checkNote')}</Note>}
    </Card>
  )
}

function Except({ sponsorId }: { sponsorId: string }) {
  const { can } = useOffice()
  const [open, setOpen] = useState(false)
  if (!can('sponsors.manage')) return null
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('sponsors.except')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('sponsors.except')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <ExceptionForm sponsorId={sponsorId} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Exceptions({ rows }: { rows: Data['exceptions'] }) {
  return (
    <DataTable
      caption={t('sponsors.exceptions')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'until', label: t('sponsors.validUntil'), render: (row) => `${fmt.date(row.validFrom)} – ${fmt.date(row.validUntil)}` },
        { key: 'approver', label: t('sponsors.approver'), render: (row) => `${row.approver} (${row.document})` },
        { key: 'reason', label: t('sponsors.reason'), render: (row) => row.reason },
        {
          key: 'state',
          label: t('sponsors.state'),
          render: (row) => <StatusTag tone={row.inForce ? 'warn' : 'neutral'}>{t(row.inForce ? 'sponsors.inForce' : 'sponsors.over')}</StatusTag>,
        },
      ]}
    />
  )
}

function AboutCard({ data }: { data: Data }) {
  const { regency, can } = useOffice()
  const { sponsor, users } = data
  const [open, setOpen] = useState(false)
  const end = useAct(EndSponsorUser)
  const { person, phone, email, address } = sponsor.contact
  return (
    <Card title={t('sponsors.about')}>
      <Pairs
        rows={[
          { term: t('sponsors.contact'), value: [person, phone, email].filter(Boolean).join(' · ') },
          { term: t('sponsors.address'), value: address ?? '–' },
          { term: 'NPWP', value: sponsor.npwp ?? '–' },
          { term: t('sponsors.employerCode'), value: sponsor.employerCode ?? '–' },
        ]}
      />
      <h3 style={{ margin: '14px 0 4px', fontSize: 14 }}>{t('sponsors.users')}</h3>
      {users.length === 0 && <Note>{t('sponsors.noUsers')}</Note>}
      <ul className={links.list}>
        {users.map((it) => (
          <li key={it.id}>
            {it.email}{' '}
            {can('sponsors.manage') && (
              <button type="button" className={links.asLink} onClick={() => end.run({ regency: regency.code, sponsorId: sponsor.id, bindingId: it.id })}>
                {t('sponsors.endUser')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {can('sponsors.manage') && (
        <Button variant="subtle" onClick={() => setOpen(true)}>
          {t('sponsors.bind')}
        </Button>
      )}
      <Modal opened={open} onClose={() => setOpen(false)} title={t('sponsors.bind')} closeButtonProps={{ 'aria-label': t('shell.dismiss') }}>
        <BindForm sponsorId={sponsor.id} onDone={() => setOpen(false)} />
      </Modal>
    </Card>
  )
}
