import { first } from './first.ts'
import { later } from './later.ts'

/** Every sentence of the screens in Indonesian: the language of record, whose keys the other must have. */
export const dictionary = { ...first, ...later } as const
