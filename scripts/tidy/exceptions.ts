/** Files that may be longer than the limit, each with the reason it is not split. */
export const SIZE_EXCEPTIONS: Readonly<Record<string, string>> = {
  'packages/server/migrations/schema.sql': 'the golden dump of the whole schema, written by scripts/dump-schema.ts',
}
