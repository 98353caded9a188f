import { expect, it } from 'vitest'
import { toggled } from './groups.ts'

it('switches a group on in the usual order and off again, and never leaves none', () => {
  expect(toggled('arrears,newborn', 'pbi-removed')).toBe('arrears,pbi-removed,newborn')
  expect(toggled('arrears,newborn', 'arrears')).toBe('newborn')
  expect(toggled('newborn', 'newborn')).toBe('newborn')
  expect(toggled(undefined, 'lapsed')).toBe('arrears,pbi-removed,newborn,unregistered,lapsed')
})
