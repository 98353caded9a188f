import { problem } from '@semesta/kernel'

export const boundaryNotFound = problem('boundaries/not-found', 404, () => 'There is no such change of areas here. Look at the list of changes.')
export const unfit = problem<{ fault: string }>(
  'boundaries/unfit',
  422,
  (it) =>
    `These parts do not make that kind of change (${it.fault}). A split has one old village and several new ones, a merge the reverse, a recode one of each.`,
)
export const overlaps = problem<{ code: string }>(
  'boundaries/overlaps',
  409,
  (it) => `${it.code} is changed by another decree already. Withdraw that one first, or record the new one with its own codes.`,
)
