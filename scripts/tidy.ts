/** House rules that no other tool knows: sizes, words, places, privacy, headers, translations. One line a fault; exits 1 on any. */

import { type Fault, listSources } from './source.ts'
import { findMigrationFaults } from './tidy/migrations.ts'
import { findPlaceFaults } from './tidy/places.ts'
import { findPrivacyFaults } from './tidy/privacy.ts'
import { findSizeFaults } from './tidy/sizes.ts'
import { findTranslationFaults } from './tidy/translations.ts'
import { findWordFaults } from './tidy/words.ts'

const sources = listSources()
const faults: Fault[] = [findSizeFaults, findPlaceFaults, findPrivacyFaults, findMigrationFaults, findTranslationFaults, findWordFaults].flatMap((find) =>
  find(sources),
)
for (const fault of faults) console.log(`${fault.path}${fault.line ? `:${fault.line}` : ''}  ${fault.text}`)
console.log(`${sources.length} files, ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
