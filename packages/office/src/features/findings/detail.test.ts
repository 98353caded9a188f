import { expect, it } from 'vitest'
import { sayDetail } from './detail.ts'

it('writes known fields by their words, dates as dates, and leaves empty ones out', () => {
  const names: Record<string, string> = { died_on: 'Meninggal' }
  const text = sayDetail(
    { died_on: '2025-03-03', days_after: 31, note: null, list: [1] },
    (field) => names[field] ?? null,
    (date) => `<${date}>`,
  )
  expect(text).toBe('Meninggal <2025-03-03> · days after 31')
})
