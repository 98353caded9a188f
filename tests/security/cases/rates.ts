import type { Case } from '../case.ts'

// The law is the same for everybody; only what is recorded for the regency is its own.
export const rates: Record<string, Case> = {
  ShowRates: { input: () => ({ date: '2025-03-01' }), expect: (answer) => [[(answer.json().rates as unknown as unknown[]).length, 9]] },
  ComputePremium: { input: () => ({ case: '{"kind":"ppu","wage":15000000}' }), expect: (answer) => [[answer.json().total, 600_000]] },
}
