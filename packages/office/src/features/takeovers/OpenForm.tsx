import { Button, TextInput } from '@mantine/core'
import { OpenProgramme } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import { DateField } from '@semesta/ui'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { useRule } from './shared.ts'

interface Props {
  kind: 'takeover' | 'pbi' | 'employer'
  onClose: () => void
}

/** What was just reckoned, as a programme keeps it; a move has a rule of its own. */
function useGivenRule(kind: Props['kind']) {
  const { search } = useFilters()
  const { groups, decileMax, budget, whole } = useRule()
  if (kind !== 'takeover') return {}
  const villages = search.area && search.area.length === 13 ? { villages: search.area } : {}
  return { groups, ...(decileMax ? { decileMax } : {}), ...(budget ? { budget } : {}), ...(whole ? { whole } : {}), ...villages }
}

/** Name, basis and first month of a programme; its rule is the one that was just reckoned. */
export function OpenForm({ kind, onClose }: Props) {
  const { regency, month } = useOffice()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ name: '', basis: '', startMonth: month ? addMonths(month, 1) : '' })
  const id = useRef(newId())
  const open = useAct(OpenProgramme, {
    onDone: (programme) => {
      void notify(t('takeovers.opened'))
      void navigate({ to: '/talangan/$programmeId', params: { programmeId: programme.id }, search: {} })
    },
  })
  const rule = useGivenRule(kind)
  const isWhole = draft.name.trim().length >= 5 && draft.basis.trim().length >= 5 && draft.startMonth !== ''
  return (
    <form
      className={links.filters}
      style={{ marginTop: 14 }}
      onSubmit={(event) => {
        event.preventDefault()
        open.run({ regency: regency.code, id: id.current, kind, ...draft, ...rule })
      }}
    >
      <TextInput
        label={`${t('takeovers.name')} (${t(`takeovers.kind-${kind}`)})`}
        required
        minLength={5}
        maxLength={120}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        style={{ flex: '1 1 240px' }}
        data-autofocus
      />
      <TextInput
        label={t('takeovers.basisField')}
        required
        minLength={5}
        maxLength={300}
        value={draft.basis}
        onChange={(event) => setDraft({ ...draft, basis: event.currentTarget.value })}
        style={{ flex: '1 1 260px' }}
      />
      <DateField
        kind="month"
        label={t('takeovers.start')}
        required
        value={draft.startMonth}
        onChange={(event) => setDraft({ ...draft, startMonth: event.currentTarget.value })}
      />
      <Button type="submit" className={links.fixed} loading={open.busy} disabled={!isWhole}>
        {t('takeovers.open')}
      </Button>
      <Button variant="default" className={links.fixed} onClick={onClose}>
        {t('takeovers.cancel')}
      </Button>
      {open.problem && <Refused problem={open.problem} />}
    </form>
  )
}
