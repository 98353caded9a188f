import { type Fault, isCode, isTest, lineOf, type Source } from '../source.ts'

interface Place {
  pattern: RegExp
  text: string
}

const impure: readonly Place[] = [
  { pattern: /\bprocess\.env\b/g, text: 'process.env: settings come from packages/server/src/platform/config.ts' },
  { pattern: /\bnew Date\(\s*\)/g, text: 'new Date(): take the time as an argument' },
  { pattern: /\bDate\.now\(/g, text: 'Date.now(): take the time as an argument' },
  { pattern: /\bnow\.toISOString\(\)\.slice\(/g, text: 'now.toISOString().slice(…): the day of UTC; the regency’s own is todayIn(ctx)' },
  { pattern: /\bMath\.random\(/g, text: 'Math.random(): take a seed as an argument' },
]
const mayBeImpure = (path: string) =>
  /^(packages\/server\/src\/(platform|testing)|scripts|bench)\//.test(path) || /^vitest?\.config\.ts$|\/vite\.config\.ts$/.test(path)

// Written apart so that this file does not report itself.
const leftovers: readonly Place[] = [
  { pattern: new RegExp(`\\b(${'TO'}${'DO'}|${'FIX'}${'ME'}|${'X'}${'XX'})\\b`, 'g'), text: 'a leftover note: do it, or write it down as an issue' },
]
const halted: readonly Place[] = [
  { pattern: /\b(it|test|describe|suite)\.(only|skip|todo|fails|skipIf|runIf)\b/g, text: 'a test that does not run counts for nothing: run it or delete it' },
]

/** Clock, chance and environment outside their rooms; leftover notes; tests that are switched off. */
export function findPlaceFaults(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) => {
    const places: Place[] = [...leftovers]
    if (isCode(source.path) && !mayBeImpure(source.path) && !isTest(source.path)) places.push(...impure)
    if (isTest(source.path)) places.push(...halted)
    return places.flatMap((place) => matches(source, place))
  })
}

function matches({ path, text }: Source, place: Place): Fault[] {
  return [...text.matchAll(place.pattern)].map((match) => ({ path, line: lineOf(text, match.index), text: place.text }))
}
