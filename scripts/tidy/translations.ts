import type { Fault, Source } from '../source.ts'

const folder = 'packages/office/src/i18n/'

/** Every text exists in both languages: the files of `id` and `en` carry the same keys in the same files. */
export function findTranslationFaults(sources: readonly Source[]): Fault[] {
  const texts = new Map(sources.filter((source) => source.path.startsWith(folder)).map((source) => [source.path, keysOf(source)]))
  const faults: Fault[] = []
  for (const [path, keys] of texts) {
    const twin = path.replace(/\/(id|en)(?=[./])/, (_, language) => `/${language === 'id' ? 'en' : 'id'}`)
    if (twin === path) continue
    const others = texts.get(twin)
    if (!others) faults.push({ path, text: `no twin ${twin}` })
    else for (const key of keys) if (!others.has(key)) faults.push({ path, text: `"${key}" is missing in ${twin}` })
  }
  return faults
}

function keysOf({ text }: Source): Set<string> {
  return new Set([...text.matchAll(/^\s*(?:'([^']+)'|"([^"]+)"|([A-Za-z_][\w]*))\s*:/gm)].map((match) => match[1] ?? match[2] ?? match[3] ?? ''))
}
