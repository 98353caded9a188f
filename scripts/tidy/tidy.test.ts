import { expect, it } from 'vitest'
import { findMigrationFaults } from './migrations.ts'
import { findPlaceFaults } from './places.ts'
import { findPrivacyFaults } from './privacy.ts'
import { findSizeFaults } from './sizes.ts'
import { findTranslationFaults } from './translations.ts'
import { findWordFaults } from './words.ts'

const lines = (count: number, text = 'x()') => Array.from({ length: count }, () => text).join('\n')

it('takes files up to their limit and no line more', () => {
  expect(findSizeFaults([{ path: 'packages/a.ts', text: lines(400) }])).toEqual([])
  expect(findSizeFaults([{ path: 'packages/a.ts', text: lines(401) }])).toHaveLength(1)
  expect(findSizeFaults([{ path: 'packages/a.sql', text: lines(80) }])).toEqual([])
  expect(findSizeFaults([{ path: 'packages/a.sql', text: lines(81) }])).toHaveLength(1)
  expect(findSizeFaults([{ path: 'docs/a.md', text: lines(900) }])).toEqual([])
})

it('measures functions, not the suites that hold them', () => {
  const long = `export function f() {\n${lines(59)}\n}`
  expect(findSizeFaults([{ path: 'packages/a.ts', text: long }])).toMatchObject([{ line: 1, text: expect.stringContaining('61 lines') }])
  expect(findSizeFaults([{ path: 'packages/a.ts', text: `export function f() {\n${lines(58)}\n}` }])).toEqual([])
  expect(findSizeFaults([{ path: 'packages/a.test.ts', text: `describe('f', () => {\n${lines(90)}\n})` }])).toEqual([])
})

it('lets the clock tick only in its room', () => {
  const text = 'export const now = () => new Date()'
  expect(findPlaceFaults([{ path: 'packages/engine/src/a.ts', text }])).toHaveLength(1)
  expect(findPlaceFaults([{ path: 'packages/server/src/platform/clock.ts', text }])).toEqual([])
  expect(findPlaceFaults([{ path: 'packages/engine/src/a.ts', text: 'const d = new Date(given)' }])).toEqual([])
  const utc = `const today = ctx.now.toISOString().slice(0, 10)`
  expect(findPlaceFaults([{ path: 'packages/server/src/modules/a.ts', text: utc }])).toHaveLength(1)
})

it('refuses tests that are switched off', () => {
  expect(findPlaceFaults([{ path: 'packages/a.test.ts', text: `it.${'skip'}('x', f)` }])).toHaveLength(1)
})

it('refuses a number that could be a NIK of a living person, and takes invented ones', () => {
  const [real, invented, impossible] = [`64${'7401'}1708900001`, '9901011708900001', `64${'7401'}1713900001`]
  expect(findPrivacyFaults([{ path: 'a.csv', text: `nik\n${real}\n` }])).toMatchObject([{ line: 2 }])
  expect(findPrivacyFaults([{ path: 'a.csv', text: `nik\n${invented}\n${impossible}\n` }])).toEqual([])
})

it('asks migrations for their number and headers', () => {
  const folder = 'packages/server/migrations'
  const whole = '--! module: budget\n--! breaking: no\n--! distribute: regency_code\n'
  expect(findMigrationFaults([{ path: `${folder}/0001_budget.sql`, text: whole }])).toEqual([])
  expect(findMigrationFaults([{ path: `${folder}/0002_budget.sql`, text: whole }])).toHaveLength(1)
  expect(findMigrationFaults([{ path: `${folder}/0001_budget.sql`, text: whole.replace('no', 'perhaps') }])).toHaveLength(1)
})

it('finds a text that exists in one language alone', () => {
  const folder = 'packages/office/src/i18n'
  const [id, en] = [`${folder}/id/nav.ts`, `${folder}/en/nav.ts`]
  const twins = (english: string) => [
    { path: id, text: "export const nav = {\n  home: 'Beranda',\n}" },
    { path: en, text: `export const nav = {\n  ${english}: 'Home',\n}` },
  ]
  expect(findTranslationFaults(twins('home'))).toEqual([])
  expect(findTranslationFaults(twins('house'))).toHaveLength(2)
  expect(findTranslationFaults(twins('home').slice(0, 1))).toHaveLength(1)
})

it('refuses a forbidden synonym, whatever its case, and leaves longer words alone', () => {
  const word = ['sub', 'district'].join('')
  expect(findWordFaults([{ path: 'a.md', text: `the ${word.toUpperCase()}` }])).toMatchObject([{ text: expect.stringContaining('kecamatan') }])
  expect(findWordFaults([{ path: 'a.md', text: `a ${word}ish place` }])).toEqual([])
})
