import { type Rupiah, rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import * as store from './store.ts'

/** What a budget line holds. Unit: rupiah. */
export interface Position {
  pagu: Rupiah
  committed: Rupiah
  realised: Rupiah
  left: Rupiah
}
type Ask = { lineId?: string; fundId?: string; asOf?: string }

function positionOf(rows: readonly { pagu: number; committed: number; realised: number }[]): Position {
  const sum = (of: 'pagu' | 'committed' | 'realised') => rows.reduce((total, it) => total + it[of], 0)
  const [pagu, committed, realised] = [sum('pagu'), sum('committed'), sum('realised')]
  return { pagu: rupiah(pagu), committed: rupiah(committed), realised: rupiah(realised), left: rupiah(pagu - committed - realised) }
}

/** Pagu, commitments and realisation of a line, of a fund, or of everything; up to and including the day `asOf`. */
export async function getPosition(ctx: Ctx, ask: Ask = {}): Promise<Position> {
  return positionOf(await store.listPositions(ctx, ask))
}

/** The same for every budget line by its id. */
export async function listPositions(ctx: Ctx, ask: { asOf?: string } = {}): Promise<ReadonlyMap<string, Position>> {
  const rows = await store.listPositions(ctx, ask)
  return new Map([...new Set(rows.map((it) => it.line_id))].map((lineId) => [lineId, positionOf(rows.filter((it) => it.line_id === lineId))]))
}

export interface Balance {
  account: string
  fundId: string | null
  debit: Rupiah
  credit: Rupiah
}

/** Sums by account and fund, up to and including the day `asOf`: what a fund has received and spent. */
export async function listBalances(ctx: Ctx, ask: { account?: string; fundId?: string; asOf?: string } = {}): Promise<Balance[]> {
  const rows = await store.listBalances(ctx, ask)
  return rows.map((it) => ({ account: it.account, fundId: it.fund_id, debit: rupiah(it.debit), credit: rupiah(it.credit) }))
}
