import type { Act, PairState, Verdict } from './tables.ts'

/** What a decision goes by: where the pair stands, who said so, who speaks now. */
export interface Standing {
  state: PairState
  /** who decided last, null when nobody has */
  by: string | null
  /** what they said */
  act: Act | null
}
export type Outcome = { kind: 'new'; state: PairState } | { kind: 'repeated' } | { kind: 'second-person' } | { kind: 'meanwhile' }

/**
 * Where a pair goes when somebody gives a verdict.
 *
 * Shape: a risky merge waits for a second person; a second person who says anything else than the first leaves the pair undecided, since two people
 *        disagree. A verdict on a decided pair is refused: whoever wants to change it takes it back first. The same verdict of the same person
 *        twice is one. `seen` is what stood on the screen: what somebody decided meanwhile is never overwritten.
 */
export function outcomeOf(standing: Standing, ask: { verdict: Verdict; actor: string; isRisky: boolean; seen: PairState }): Outcome {
  const isMine = standing.by === ask.actor
  if (isMine && standing.act === ask.verdict && ask.seen !== standing.state) return { kind: 'repeated' }
  if (ask.seen !== standing.state) return { kind: 'meanwhile' }
  if (standing.state === 'second') return secondOf(isMine, ask.verdict)
  if (standing.state === 'same' || standing.state === 'different') return { kind: 'meanwhile' }
  if (standing.state === 'unsure' && ask.verdict === 'unsure') return { kind: 'repeated' }
  return { kind: 'new', state: ask.verdict === 'same' && ask.isRisky ? 'second' : ask.verdict }
}

function secondOf(isMine: boolean, verdict: Verdict): Outcome {
  if (isMine) return verdict === 'same' ? { kind: 'second-person' } : { kind: 'new', state: verdict }
  return { kind: 'new', state: verdict === 'same' ? 'same' : 'unsure' }
}

interface Past {
  id: string
  act: Act
  state: PairState
  undoes: string | null
}

/** The decisions that still stand, oldest first: neither taken back nor a taking back. */
export function liveOf<D extends Past>(history: readonly D[]): D[] {
  const undone = new Set(history.map((it) => it.undoes))
  return history.filter((it) => it.act !== 'undo' && !undone.has(it.id))
}

/** Where a pair returns to when the newest of its standing decisions is taken back. */
export function stateBefore(live: readonly Past[]): PairState {
  return live.at(-2)?.state ?? 'open'
}

interface Weighed {
  left_register: string
  right_register: string
  conflict: string | null
  rupiah_per_month: number
}

/** Why a merge needs two people: two records of one register, a death, money of the city, a conflict. */
export function risksOf(pair: Weighed): ('one-register' | 'death' | 'payer' | 'conflict')[] {
  const registers = [pair.left_register, pair.right_register]
  return [
    ...(pair.left_register === pair.right_register ? (['one-register'] as const) : []),
    ...(registers.includes('kematian') ? (['death'] as const) : []),
    ...(pair.rupiah_per_month !== 0 ? (['payer'] as const) : []),
    ...(pair.conflict !== null ? (['conflict'] as const) : []),
  ]
}
