import { expect, it } from 'vitest'
import { afterYes, dueOn, followed, mayCheck } from './stage.calc.ts'

const days = { rt: 7, lurah: 5, dinsos: 3 }

it.each([
  ['proposed', '2026-01-08'],
  ['rt', '2026-01-06'],
  ['lurah', '2026-01-04'],
  ['verified', null],
  ['sent', null],
] as const)('%s should be left by %s', (state, due) => {
  expect(dueOn(state, '2026-01-01', days)).toBe(due)
})

it.each([
  // on its last day a step still belongs to its own level
  ['proposed', '2026-01-08', '2026-01-08', ['lurah'], false],
  ['proposed', '2026-01-08', '2026-01-09', ['lurah'], true],
  ['proposed', '2026-01-08', '2026-01-01', ['rt'], true],
  ['rt', '2026-01-06', '2026-03-01', ['rt'], false],
  ['lurah', '2026-01-04', '2026-01-02', ['dinsos'], true],
  ['proposed', '2026-01-08', '2026-02-01', ['dinsos'], true],
  ['verified', null, '2026-02-01', ['dinsos'], false],
  ['proposed', '2026-01-08', '2026-01-02', [], false],
] as const)('%s, due %s, on %s: %s may check: %s', (state, due, today, own, may) => {
  expect(mayCheck(state, due, today, own)).toBe(may)
})

it.each([
  ['proposed', ['rt'], 'rt'],
  ['proposed', ['lurah'], 'lurah'],
  ['proposed', ['dinsos'], 'verified'],
  ['rt', ['lurah'], 'lurah'],
  ['lurah', ['dinsos'], 'verified'],
] as const)('a yes on %s by %s leads to %s', (state, own, next) => {
  expect(afterYes(state, own)).toBe(next)
})

it.each([
  ['sent', { there: true, late: false }, 'confirmed'],
  ['sent', { there: false, late: false }, 'sent'],
  ['sent', { there: false, late: true }, 'overdue'],
  ['overdue', { there: true, late: true }, 'confirmed'],
  ['confirmed', { there: false, late: true }, 'relapsed'],
  ['relapsed', { there: true, late: true }, 'confirmed'],
] as const)('the roster turns %s with %o into %s', (state, seen, next) => {
  expect(followed(state, seen)).toBe(next)
})
