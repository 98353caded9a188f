import { problem } from '@semesta/kernel'

export const unknownRegency = problem<{ regency: string }>(
  'synth/unknown-regency',
  422,
  (it) => `There is no regency or city ${it.regency}. Give a code such as 64.74; the list is on the areas page.`,
)
export const cityTooSmall = problem<{ population: number; least: number }>(
  'synth/too-small',
  422,
  (it) => `An invented city needs at least ${it.least} people to hold every kind of finding; ${it.population} were asked.`,
)
export const badRequest = problem<{ field: string; value: string }>(
  'synth/bad-request',
  422,
  (it) => `${it.field} cannot be ${it.value}. A month is written 2025-11, a history has 0 to 24 months, a profile belongs to its own city.`,
)
