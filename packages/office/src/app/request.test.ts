import { expect, it } from 'vitest'
import { problemOf } from './request.ts'

it('keeps code, facts and incident of a refusal', () => {
  const it = problemOf(409, { code: 'people/names-frozen', detail: 'frozen', facts: { month: '2025-01' }, incident: 'a1' })
  expect(it.code).toBe('people/names-frozen')
  expect(it.facts).toEqual({ month: '2025-01', incident: 'a1' })
})

it('names an answer that is no problem by its status, and silence as offline', () => {
  expect(problemOf(502, '<html>').code).toBe('http/502')
  expect(problemOf(0, null).code).toBe('office/offline')
})
