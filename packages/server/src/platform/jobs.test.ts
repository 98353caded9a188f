import { expect, it } from 'vitest'
import { secondsLeft } from './jobs.ts'

it('takes the pace so far for the pace to come', () => {
  expect(secondsLeft(50, 10_000)).toBe(10)
  expect(secondsLeft(25, 10_000)).toBe(30)
  expect(secondsLeft(100, 10_000)).toBe(0)
})

it('does not guess while too little is done', () => {
  expect(secondsLeft(1, 60_000)).toBeNull()
  expect(secondsLeft(50, 200)).toBeNull()
})
