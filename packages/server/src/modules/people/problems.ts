import { problem } from '@semesta/kernel'

export const personNotFound = problem('people/not-found', 404, () => 'There is no such person in your area this month. Search again.')
export const searchTooShort = problem(
  'people/search-too-short',
  422,
  () => 'Write the whole NIK (16 digits), the whole card number (13 digits), or at least three letters of the name.',
)
export const numberNeeded = problem('people/number-needed', 403, () => 'Your role finds people by their whole NIK or card number, not by name.')
