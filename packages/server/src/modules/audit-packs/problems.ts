import { problem } from '@semesta/kernel'

export const packNotFound = problem('audit-packs/not-found', 404, () => 'There is no such audit pack in this regency. Choose one of the list.')
export const packNotReady = problem<{ state: string }>(
  'audit-packs/not-ready',
  409,
  (it) => `This audit pack has no file (${it.state}). Wait until it is done, or make a new one.`,
)
export const packIdReused = problem('audit-packs/id-reused', 409, () => 'This pack was already asked for with other months. Reload the page and ask again.')
export const periodInvalid = problem<{ from: string; until: string; most: number }>(
  'audit-packs/period-invalid',
  422,
  (it) => `A pack holds 1 to ${it.most} months that have begun, the first before the last. Choose the months again.`,
)
export const packUnreadable = problem<{ file: string; cause: string }>(
  'audit-packs/unreadable',
  422,
  (it) => `${it.file} is not a whole audit pack (${it.cause}). Ask whoever sent it for the file again.`,
)
export const packBroken = problem<{ file: string; changed: number; missing: number; added: number; signature: string; key: string }>(
  'audit-packs/broken',
  409,
  (it) =>
    `${it.file} is not what was sealed: ${it.changed} changed, ${it.missing} missing, ${it.added} added, signature ${it.signature}, key ${it.key}. Do not rely on it.`,
)
