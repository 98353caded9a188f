import { type AreaCode, Problem, rupiah } from '@semesta/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { aRegency, ctxFor, testApp } from '../../testing/index.ts'
import * as ledger from './index.ts'

// Goal: after any sequence of requests the books say what a simple model says, also of each person, refuse what it refuses, and pass the check.
const app = await testApp({ now: '2026-02-20T03:00:00Z' })
const LINES = ['L1', 'L2'] as const
const EACH = 7

interface Model {
  lines: Map<string, { pagu: number; committed: number; realised: number }>
  reservations: { id: string; lineId: string; open: number; settled: number }[]
  payments: { id: string; lineId: string; amount: number; cards: readonly string[]; isReversed: boolean }[]
  /** spent on each card, every payment that names people paying the same for each */
  spent: Map<string, number>
  cash: number
  closedThrough: string
  /** the last request and what it came to, for sending it again */
  last: (() => Promise<string>) | null
  lastOutcome: string
}
type Real = { regency: AreaCode }
const lineOf = (model: Model, lineId: string) => model.lines.get(lineId) ?? { pagu: 0, committed: 0, realised: 0 }
const leftOf = (model: Model, lineId: string) => {
  const { pagu, committed, realised } = lineOf(model, lineId)
  return pagu - committed - realised
}
const move = (model: Model, lineId: string, by: Partial<Record<'pagu' | 'committed' | 'realised', number>>) => {
  const { pagu, committed, realised } = lineOf(model, lineId)
  model.lines.set(lineId, { pagu: pagu + (by.pagu ?? 0), committed: committed + (by.committed ?? 0), realised: realised + (by.realised ?? 0) })
}

const spend = (model: Model, cards: readonly string[], each: number) => {
  for (const card of cards) model.spent.set(card, (model.spent.get(card) ?? 0) + each)
}

/** What the model expects of a request: how it changes, or the code it is refused with. */
type Expect = (model: Model) => { apply: () => void } | { refused: string }
type Ask = (ctx: Ctx, model: Model) => Promise<unknown>

class Step implements fc.AsyncCommand<Model, Real> {
  readonly name: string
  readonly isPossible: (model: Model) => boolean
  readonly expected: Expect
  readonly ask: (model: Model) => Ask
  constructor(name: string, expected: Expect, ask: (model: Model) => Ask, isPossible: (model: Model) => boolean = () => true) {
    this.name = name
    this.expected = expected
    this.ask = ask
    this.isPossible = isPossible
  }
  check = (model: Model) => this.isPossible(model)
  async run(model: Model, real: Real) {
    const due = this.expected(model)
    const ask = this.ask(model)
    const send = () => ctxFor(app, 'bpkad', real.regency, (ctx) => ask(ctx, model)).then(() => 'done', codeOf)
    const outcome = await send()
    expect(outcome, this.name).toBe('refused' in due ? due.refused : 'done')
    if ('apply' in due) due.apply()
    model.last = send
    model.lastOutcome = outcome
    await compare(model, real)
  }
  toString = () => this.name
}

function codeOf(error: unknown): string {
  if (error instanceof Problem) return error.code
  throw error
}

async function compare(model: Model, { regency }: Real) {
  const [positions, cash] = await ctxFor(
    app,
    'auditor',
    regency,
    async (ctx) => [await ledger.positionsOf(ctx), await ledger.balancesOf(ctx, { account: 'kas-daerah' })] as const,
  )
  for (const [lineId, { pagu, committed, realised }] of model.lines) {
    expect(positions.get(lineId)).toEqual({ pagu, committed, realised, left: pagu - committed - realised })
  }
  expect(cash.reduce((total, it) => total + it.credit - it.debit, 0)).toBe(model.cash)
  const { rows } = await app.owner.query<{ card: string; spent: number }>(
    `select p.card, sum(sign(l.debit - l.credit) * p.iuran)::int as spent from ledger_line l join ledger_person_month p using (regency_code, attribution_id)
     where l.regency_code = $1 group by p.card order by p.card`,
    [regency],
  )
  expect(rows.map((it) => [it.card, it.spent])).toEqual([...model.spent].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const spending = (lineId: string, amount: number): ledger.NewLine[] => [
  { account: 'belanja-iuran', debit: rupiah(amount), lineId },
  { account: 'kas-daerah', credit: rupiah(amount) },
]
const document = { kind: 'DPA', number: '1', on: '2025-01-02' }
const lineIds = fc.constantFrom(...LINES)
const amounts = fc.integer({ min: 1, max: 100 })
const indexes = fc.nat({ max: 20 })
const days = fc.constantFrom('2025-11-05', '2025-12-05', '2026-01-05', '2026-02-05')
const isClosed = (model: Model, on: string) => on.slice(0, 7) <= model.closedThrough
const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T

const steps = [
  fc
    .tuple(
      lineIds,
      fc.integer({ min: -50, max: 200 }).filter((it) => it !== 0),
      days,
    )
    .map(([lineId, amount, on]) => {
      const id = app.newId()
      const expected: Expect = (model) => {
        if (isClosed(model, on)) return { refused: 'ledger/month-closed' }
        return leftOf(model, lineId) + amount < 0 ? { refused: 'ledger/pagu-exceeded' } : { apply: () => move(model, lineId, { pagu: amount }) }
      }
      return new Step(
        `appropriate ${lineId} ${amount} ${on}`,
        expected,
        () => (ctx) => ledger.appropriate(ctx, { id, lineId, amount: rupiah(amount), on, document }),
      )
    }),
  fc.tuple(lineIds, amounts, days).map(([lineId, amount, on]) => {
    const id = app.newId()
    const expected: Expect = (model) => {
      if (isClosed(model, on)) return { refused: 'ledger/month-closed' }
      if (amount > leftOf(model, lineId)) return { refused: 'ledger/pagu-exceeded' }
      const apply = () => {
        move(model, lineId, { committed: amount })
        model.reservations.push({ id, lineId, open: amount, settled: 0 })
      }
      return { apply }
    }
    return new Step(`reserve ${lineId} ${amount} ${on}`, expected, () => (ctx) => ledger.reserve(ctx, { id, lineId, amount: rupiah(amount), on, memo: 'uji' }))
  }),
  fc.tuple(indexes, amounts, fc.boolean(), days).map(([index, amount, isLast, on]) => {
    const id = app.newId()
    const expected: Expect = (model) => {
      const it = at(model.reservations, index)
      if (amount > it.open) return { refused: 'ledger/reservation-exceeded' }
      if (isClosed(model, on)) return { refused: 'ledger/month-closed' }
      const apply = () => {
        const released = isLast ? it.open - amount : 0
        move(model, it.lineId, { committed: -amount - released, realised: amount })
        model.cash += amount
        Object.assign(it, { open: it.open - amount - released, settled: it.settled + amount })
      }
      return { apply }
    }
    const ask = (model: Model): Ask => {
      const it = at(model.reservations, index)
      const journal = { on, kind: 'payment' as const, memo: 'uji', lines: spending(it.lineId, amount) }
      return (ctx) => ledger.settleReservation(ctx, { id, reservationId: it.id, amount: rupiah(amount), journal, isLast })
    }
    return new Step(`settle #${index} ${amount} ${isLast} ${on}`, expected, ask, (model) => model.reservations.length > 0)
  }),
  fc.tuple(indexes, days).map(([index, on]) => {
    const id = app.newId()
    const expected: Expect = (model) => {
      const it = at(model.reservations, index)
      if (it.open === 0) return { refused: 'ledger/reservation-exceeded' }
      if (isClosed(model, on)) return { refused: 'ledger/month-closed' }
      const apply = () => {
        move(model, it.lineId, { committed: -it.open })
        it.open = 0
      }
      return { apply }
    }
    const ask = (model: Model): Ask => {
      const { id: reservationId } = at(model.reservations, index)
      return (ctx) => ledger.releaseReservation(ctx, { id, reservationId, on, why: 'uji' })
    }
    return new Step(`release #${index} ${on}`, expected, ask, (model) => model.reservations.length > 0)
  }),
  fc.tuple(lineIds, amounts, days).map(([lineId, amount, on]) => {
    const id = app.newId()
    const expected: Expect = (model) => {
      if (isClosed(model, on)) return { refused: 'ledger/month-closed' }
      if (amount > leftOf(model, lineId)) return { refused: 'ledger/pagu-exceeded' }
      const apply = () => {
        move(model, lineId, { realised: amount })
        model.cash += amount
        model.payments.push({ id, lineId, amount, cards: [], isReversed: false })
      }
      return { apply }
    }
    const journal = { id, on, kind: 'payment' as const, memo: 'uji', lines: spending(lineId, amount) }
    return new Step(`pay ${lineId} ${amount} ${on}`, expected, () => (ctx) => ledger.postJournal(ctx, journal))
  }),
  fc.tuple(indexes, days).map(([index, on]) => {
    const id = app.newId()
    const expected: Expect = (model) => {
      const it = at(model.payments, index)
      if (it.isReversed) return { refused: 'ledger/already-reversed' }
      if (isClosed(model, on)) return { refused: 'ledger/month-closed' }
      const apply = () => {
        move(model, it.lineId, { realised: -it.amount })
        spend(model, it.cards, -EACH)
        model.cash -= it.amount
        it.isReversed = true
      }
      return { apply }
    }
    const ask = (model: Model): Ask => {
      const { id: reverses } = at(model.payments, index)
      return (ctx) => ledger.reverseJournal(ctx, { id, reverses, on, why: 'uji' })
    }
    return new Step(`reverse #${index} ${on}`, expected, ask, (model) => model.payments.length > 0)
  }),
  fc.tuple(lineIds, fc.uniqueArray(fc.constantFrom('C1', 'C2', 'C3', 'C4'), { minLength: 1 }), fc.nat(), days).map(([lineId, cards, edge, on]) => {
    const [id, people, head, tail] = [app.newId(), app.newId(), app.newId(), app.newId()]
    const amount = cards.length * EACH
    // Two lines pay for the people together; the cut between them may go through one of them.
    const cut = 1 + (edge % (amount - 1))
    const expected: Expect = (model) => {
      if (isClosed(model, on)) return { refused: 'ledger/month-closed' }
      if (amount > leftOf(model, lineId)) return { refused: 'ledger/pagu-exceeded' }
      const apply = () => {
        move(model, lineId, { realised: amount })
        spend(model, cards, EACH)
        model.cash += amount
        model.payments.push({ id, lineId, amount, cards, isReversed: false })
      }
      return { apply }
    }
    const rows = cards.map((card) => ({
      ...{ card, personId: null, month: '2025-11', iuran: rupiah(EACH), bantuan: rupiah(0), areaPath: '90.01.01.1001' },
    }))
    const part = (attribution: string, debit: number) => ({ account: 'belanja-iuran', debit: rupiah(debit), lineId, attribution, part: 'iuran' as const })
    const lines: ledger.NewLine[] = [part(head, cut), part(tail, amount - cut), { account: 'kas-daerah', credit: rupiah(amount) }]
    const ask: Ask = async (ctx) => {
      const from = [people]
      const stretch = (skip: number, take: number) => ({ from, skip: { iuran: skip, bantuan: 0 }, take: { iuran: take, bantuan: 0 } })
      await ledger.attribute(ctx, { id: people, rows })
      await ledger.carve(ctx, { id: head, ...stretch(0, cut) })
      await ledger.carve(ctx, { id: tail, ...stretch(cut, amount - cut) })
      return ledger.postJournal(ctx, { id, on, kind: 'payment', memo: 'uji', lines })
    }
    return new Step(`pay for ${cards} ${lineId} ${on}`, expected, () => ask)
  }),
  days.map((day) => {
    const month = day.slice(0, 7)
    const expected: Expect = (model) => {
      if (month < model.closedThrough || month >= '2026-02') return { refused: 'ledger/closing-out-of-turn' }
      return { apply: () => Object.assign(model, { closedThrough: month }) }
    }
    return new Step(`close ${month}`, expected, () => (ctx) => ledger.closeMonth(ctx, month))
  }),
]

/** The last request once more: it comes to the same and books nothing. */
class Again implements fc.AsyncCommand<Model, Real> {
  check = (model: Model) => model.last !== null
  async run(model: Model, real: Real) {
    expect(await model.last?.()).toBe(model.lastOutcome)
    await compare(model, real)
  }
  toString = () => 'again'
}

it('says what the model says after any sequence of requests', { timeout: 240_000 }, async () => {
  const commands = fc.commands<Model, Real, false>([...steps, fc.constant(null).map(() => new Again())], { maxCommands: 60, size: 'max' })
  const property = fc.asyncProperty(commands, async (sequence) => {
    const real = { regency: aRegency() }
    const model = (): Model => ({ lines: new Map(), reservations: [], payments: [], spent: new Map(), cash: 0, closedThrough: '', last: null, lastOutcome: '' })
    await fc.asyncModelRun(() => ({ model: model(), real }), sequence)
    for (const report of await ledger.checkAllBooks(app, real.regency)) expect(report.faults).toEqual([])
  })
  await fc.assert(property, { numRuns: 60 })
})
