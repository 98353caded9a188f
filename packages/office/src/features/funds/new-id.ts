/** The id of an entry, chosen here so that sending it again on a slow line changes nothing. */
export const newId = (): string => crypto.randomUUID()
