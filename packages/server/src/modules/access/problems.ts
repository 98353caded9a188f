import { problem } from '@semesta/kernel'

export const linkUsedOrExpired = problem(
  'access/link-used-or-expired',
  410,
  () => 'This link was used already or has expired. Ask an administrator for a new one.',
)
export const weakPassword = problem<{ because: 'common' | 'monotone' | 'own-name' }>(
  'access/weak-password',
  422,
  () => 'This password is easy to guess. Take three or four words that do not belong together.',
)
export const identityMissing = problem('access/identity-missing', 422, () => 'The first administrator gives a name and an e-mail address.')
export const emailTaken = problem<{ email: string }>(
  'access/email-taken',
  409,
  () => 'Somebody signs in with this e-mail address already. Find them in the list, or ask the administrator of their regency to add the role.',
)
export const areaOutside = problem<{ area: string }>('access/area-outside', 403, (it) => `The area ${it.area} is outside those you manage.`)
export const roleTooWide = problem<{ role: string; widest: string }>(
  'access/role-too-wide',
  422,
  (it) => `The role ${it.role} is given on a ${it.widest} or a smaller area.`,
)
export const roleTooNarrow = problem<{ role: string }>(
  'access/role-too-narrow',
  422,
  (it) => `The role ${it.role} reads figures without names, which are kept down to the village. Choose a village or a larger area.`,
)
export const userNotFound = problem<{ user: string }>('access/user-not-found', 404, () => 'No such person among those you manage.')
export const lastAdministrator = problem('access/last-administrator', 409, () => 'This is the last administrator here. Make somebody else administrator first.')
