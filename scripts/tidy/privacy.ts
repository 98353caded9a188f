import { isTestNik, nikClaims } from '../../packages/kernel/src/index.ts'
import { type Fault, lineOf, type Source } from '../source.ts'

// First two digits of real NIKs; 99 is the reserved range of invented people.
const provinces = new Set('11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(' '))
const places: readonly { pattern: RegExp; text: string }[] = [
  { pattern: /(?<![\w.])\/(work|root|home\/[a-z]+|Users\/[A-Za-z]+)\/(?!\*)/g, text: 'a path of one machine' },
  { pattern: /\b[A-Z]:\\\\?Users\\/g, text: 'a path of one machine' },
  { pattern: /https?:\/\/[\w.-]*(registry|npmjs|artifactory|verdaccio)[\w.-]*/gi, text: 'a registry host' },
]

/** Numbers that could be a living person's NIK, paths of one machine, registry hosts. */
export function findPrivacyFaults(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) => (source.path.startsWith('scripts/tidy/') ? [] : [...realNiks(source), ...traces(source)]))
}

function realNiks({ path, text }: Source): Fault[] {
  const faults: Fault[] = []
  for (const match of text.matchAll(/(?<!\d)\d{16}(?!\d)/g)) {
    const [number] = match
    if (isTestNik(number) || !provinces.has(number.slice(0, 2)) || nikClaims(number) === null) continue
    faults.push({ path, line: lineOf(text, match.index), text: 'a number that could be a real NIK: invented people start with 99' })
  }
  return faults
}

function traces({ path, text }: Source): Fault[] {
  return places.flatMap((place) => [...text.matchAll(place.pattern)].map((match) => ({ path, line: lineOf(text, match.index), text: place.text })))
}
