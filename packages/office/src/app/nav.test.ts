import { expect, it } from 'vitest'
import { groupsFor } from './nav.ts'

it('shows a role only its own rooms, and no empty group', () => {
  const groups = groupsFor((scope) => scope === 'figures.read' || scope === 'audit.read')
  expect(groups.map((group) => group.places.map((place) => place.to))).toEqual([['/'], ['/bulan', '/perubahan', '/bertahan', '/wilayah'], ['/audit']])
  expect(groupsFor(() => false)).toEqual([])
})
