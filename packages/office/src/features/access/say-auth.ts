import { t, tMaybe } from '../../i18n/index.ts'

/** A refusal of the sign-in service in our own words. */
export function sayAuth(error: { code?: string; status: number; message?: string }): string {
  const known = error.code ? tMaybe(`auth.${error.code}`) : null
  if (known) return known
  if (error.status === 429) return t('problems.http/429')
  if (error.status === 0) return t('problems.office/offline')
  return t('auth.OTHER')
}
