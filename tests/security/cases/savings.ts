import type { Case } from '../case.ts'

export const savings: Record<string, Case> = {
  GetSavings: { expect: (answer) => [[answer.json().years, []]] },
  ListSavings: { expect: (answer) => [[answer.json().total, 0]] },
  ExportSavings: { input: () => ({ format: 'csv' }), file: true },
}
