import { problem } from '@semesta/kernel'

export const caseUnreadable = problem<{ kinds: string }>(
  'rates/case-unreadable',
  400,
  (it) =>
    `The case is a JSON object that says what to reckon. Give it a kind (${it.kinds}) and the fields of that kind; \`semesta premium --help\` has examples.`,
)
export const fieldUnknown = problem<{ kind: string; field: string; known: string }>(
  'rates/field-unknown',
  400,
  (it) => `A case of kind ${it.kind} has no field ${it.field}. It knows: ${it.known}.`,
)
export const fieldWrong = problem<{ kind: string; field: string; says: string }>(
  'rates/field-wrong',
  400,
  (it) => `Field ${it.field} of a case of kind ${it.kind}: ${it.says}.`,
)
export const noLaw = problem<{ what: string; date: string }>(
  'rates/no-law',
  404,
  (it) => `Nothing is known about ${it.what} on ${it.date}. Choose another date, or add a dated value to policy/parameters/premiums.`,
)
export const tooLarge = problem<{ says: string }>(
  'rates/too-large',
  400,
  (it) => `The numbers of this case cannot be reckoned exactly (${it.says}). Check them for a digit too many.`,
)
