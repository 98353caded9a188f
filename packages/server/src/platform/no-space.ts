/** Whether something failed because a disk is full: told by the file system, or in words by DuckDB and PostgreSQL. */
export function isNoSpace(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device/i.test(message)
}
