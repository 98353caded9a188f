import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Fault, lineOf, ROOT, type Source } from '../source.ts'

interface Term {
  id: string
  en: string
  not?: string[]
}

// Where the world's own spellings must be understood, not corrected.
const quoted = [
  /^docs\/glossary\.yaml$/,
  /^policy\/linkage\//,
  /^policy\/registers\/.*\/(mapping\.yaml|sample\.csv)$/,
  /^packages\/engine\/src\/(synth|intake)\//,
  /^packages\/office\/src\/features\/registers\/guess\./,
  /^scripts\/tidy\//,
]

/** Forbidden synonyms of docs/glossary.yaml: one term, one spelling. */
export function findWordFaults(sources: readonly Source[]): Fault[] {
  const { terms } = parse(readFileSync(join(ROOT, 'docs/glossary.yaml'), 'utf8')) as { terms: Term[] }
  const wanted = new Map(terms.flatMap((term) => (term.not ?? []).map((word) => [word.toLowerCase(), term] as const)))
  const pattern = new RegExp(`(?<![\\w-])(${[...wanted.keys()].join('|')})(?![\\w-])`, 'gi')
  return sources
    .filter((source) => !quoted.some((place) => place.test(source.path)))
    .flatMap(({ path, text }) =>
      [...text.matchAll(pattern)].map((match) => {
        const term = wanted.get(match[0].toLowerCase())
        return { path, line: lineOf(text, match.index), text: `"${match[0]}": the glossary says ${term?.id} (en: ${term?.en})` }
      }),
    )
}
