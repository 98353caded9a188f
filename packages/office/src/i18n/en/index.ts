import type { Dictionary } from '../index.ts'
import { first } from './first.ts'
import { later } from './later.ts'

/** Every sentence of the screens in English; a missing key is a type error. */
export const dictionary: Dictionary = { ...first, ...later }
