/** A record that somebody decided about, with the identity it was first given. */
export interface Known {
  recordId: string
  /** in which order records became known */
  seq: number
  ownId: string
  personId: string
}
export interface Move {
  recordIds: string[]
  from: string
  to: string
}

/**
 * Who belongs together, from nothing but the merges that stand.
 *
 * Shape: records joined by merges are one person, whose identity is that of the record known first. Because nothing else goes in, taking a merge
 *        back gives exactly the identities there were before it, whatever happened in between. Returns the records whose identity changes.
 */
export function movesOf(records: readonly Known[], merges: readonly (readonly [string, string])[]): Move[] {
  const root = unionOf(records, merges)
  const moves = new Map<string, Move>()
  for (const it of records) {
    const to = root(it).ownId
    if (to === it.personId) continue
    const key = `${it.personId} ${to}`
    const move = moves.get(key) ?? { recordIds: [], from: it.personId, to }
    move.recordIds.push(it.recordId)
    moves.set(key, move)
  }
  return [...moves.values()]
}

/** Finds of each record the one known first among those it is joined with. */
function unionOf(records: readonly Known[], merges: readonly (readonly [string, string])[]): (it: Known) => Known {
  const byId = new Map(records.map((it) => [it.recordId, it]))
  const parent = new Map<Known, Known>()
  const root = (it: Known): Known => {
    const up = parent.get(it)
    return up ? root(up) : it
  }
  for (const [left, right] of merges) {
    const [a, b] = [byId.get(left), byId.get(right)]
    if (!a || !b) continue
    const [first, second] = [root(a), root(b)].toSorted((x, y) => x.seq - y.seq)
    if (first && second && first !== second) parent.set(second, first)
  }
  return root
}

/**
 * The person ids under which months knew a record while it stood alone.
 *
 * Source: 0004, who is the same human: the NIK, `k<card>`, `p<hash>`; record ids are `<register>:<key>`.
 */
export function aliasesOf(recordId: string): string[] {
  const at = recordId.indexOf(':')
  const [register, key] = [recordId.slice(0, at), recordId.slice(at + 1)]
  return register === 'peserta' ? [`k${key}`] : [key, `p${key}`]
}
