import { listVillages, type Village } from '../areas/index.ts'

/** Abbreviations and spellings that lists use in names of places, as whole words. */
const WORDS: Record<string, string[]> = {
  gunung: ['gn', 'gng'],
  tanjung: ['tj', 'tg', 'tjg', 'tanjong'],
  sungai: ['sei', 'sungei', 's'],
  muara: ['ma'],
  bukit: ['bkt'],
}

/** Letters and digits only, as `area_name` in sql/number.sql makes them. */
function key(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The consonants: `Berebas` and `Berbas`, `Satimpo` and `Satempo` are one place within a kecamatan. */
function skeleton(name: string): string {
  return key(name).replace(/[aeiou]/g, '')
}

function spellings(name: string): string[] {
  const all = [name]
  for (const [word, shorter] of Object.entries(WORDS)) {
    if (new RegExp(`\\b${word}\\b`, 'i').test(name)) for (const it of shorter) all.push(name.replace(new RegExp(`\\b${word}\\b`, 'i'), it))
  }
  return all.map(key)
}

/** Keys that mean one thing only. */
function unique<T>(pairs: Iterable<[string, T]>): Map<string, T> {
  const found = new Map<string, T>()
  const twice = new Set<string>()
  for (const [name, value] of pairs) {
    if (found.has(name) && found.get(name) !== value) twice.add(name)
    found.set(name, value)
  }
  for (const name of twice) found.delete(name)
  return found
}

function* pairsOf(villages: readonly Village[], forms: (name: string) => string[]): Generator<[string, string]> {
  for (const it of villages) for (const kecamatan of forms(it.kecamatanName)) for (const name of forms(it.name)) yield [`${kecamatan}/${name}`, it.code]
}

export interface VillageKeys {
  codes: string[]
  /** code -> kelurahan and kecamatan as people say them */
  names: Map<string, string>
  /** `<kecamatan>/<kelurahan>` by letters -> code */
  byName: Map<string, string>
  /** the same by consonants, where they name one village only */
  bySkeleton: Map<string, string>
}

/**
 * How the villages of a regency may be named in lists: only together with their kecamatan, since names repeat.
 *
 * Fails: empty for a regency that does not exist.
 */
export function villageKeys(regency: string): VillageKeys {
  const villages = listVillages(regency)
  return {
    codes: villages.map((it) => it.code),
    names: new Map(villages.map((it) => [it.code, `${it.name}, ${it.kecamatanName}`])),
    byName: unique(pairsOf(villages, spellings)),
    bySkeleton: unique(pairsOf(villages, (name) => [skeleton(name)])),
  }
}
