import { UndoPair } from '@semesta/contract'
import type { Problem } from '@semesta/kernel'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../app/api.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { QueueKey } from './use-queue-keys.ts'
import type { Pair, Verdict } from './words.ts'

/** Goes to a pair without leaving a trail of steps behind. */
export function useGo() {
  const navigate = useNavigate()
  return (pair: string | undefined) => void navigate({ to: '.', search: (old) => ({ ...old, pair }), replace: true })
}

export interface Hands {
  asking: Verdict | null
  ask: (verdict: Verdict | null) => void
  onDecided: (it: { pairId: string; decisionId: string; message: string }) => void
  undo: {
    run: (input: { regency: string; pairId: string; decisionId: string; reason: string }) => void
    busy: boolean
    problem: Problem | null
  }
  help: boolean
  setHelp: (open: boolean) => void
  onKey: (key: QueueKey) => boolean
}

/** What the fingers can do: move, decide, take back, ask for help. `turn` goes to another page of the queue, if there is one. */
export function useHands(rows: readonly Pair[], current: string | undefined, turn: (by: number) => boolean): Hands {
  const { regency, can } = useOffice()
  const go = useGo()
  const [asking, ask] = useState<Verdict | null>(null)
  const [help, setHelp] = useState(false)
  const [last, setLast] = useState<{ pairId: string; decisionId: string } | null>(null)
  const undo = useAct(UndoPair, {
    onDone: () => {
      void notify(t('linkage.undone'))
      if (last) go(last.pairId)
      setLast(null)
    },
  })
  const at = rows.findIndex((it) => it.pairId === current)
  const step = (by: number) => {
    const next = rows[at + by] ?? (turn(by) ? undefined : rows[at])
    if (!next) return
    go(next.pairId)
    document.getElementById(`pasangan-${next.pairId}`)?.focus()
  }
  const verdicts = { a: 'same', r: 'different', u: 'unsure' } as const
  const onKey = (key: QueueKey): boolean => {
    if (key === '?') setHelp(true)
    else if (key === 'j') step(1)
    else if (key === 'k') step(-1)
    else if (key === 'enter') document.getElementById('pasangan')?.focus()
    else if (!can('linkage.review')) return false
    else if (key === 'z') {
      if (last) undo.run({ regency: regency.code, ...last, reason: t('linkage.undoReason') })
    } else if (current) ask(verdicts[key])
    if (key === 'enter' && current) go(current)
    return true
  }
  const onDecided: Hands['onDecided'] = ({ message, ...it }) => {
    setLast(it)
    ask(null)
    void notify(message)
    go((rows[at + 1] ?? rows[at - 1])?.pairId)
  }
  return { asking, ask, onDecided, undo, help, setHelp, onKey }
}
