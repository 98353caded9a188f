import { problem } from '@semesta/kernel'

export const columnUnknown = problem<{ column: string; register: string }>(
  'mappings/column-unknown',
  422,
  (it) => `The register ${it.register} has no column ${it.column}. Reload the page and choose again.`,
)
export const columnTwice = problem<{ column: string }>(
  'mappings/column-twice',
  422,
  (it) => `Two titles are given to the column ${it.column}. Choose one of them.`,
)
