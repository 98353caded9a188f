/** Kemendagri area code with dots: `64`, `64.74`, `64.74.01`, `64.74.01.1001`; below the village `/rw` and `/rt`: `64.74.01.1001/003/012`. */
export type AreaCode = string

export type AreaLevel = 'province' | 'regency' | 'kecamatan' | 'village' | 'rw' | 'rt'

const shape = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\/\d{3}(\/\d{3})?)?)?)?)?$/

/** True for a well-formed code of any level, whether or not such an area exists. */
export function isAreaCode(text: string): text is AreaCode {
  return shape.test(text)
}

/** The level of a code by its shape. Fails: RangeError on a malformed code. */
export function levelOf(code: AreaCode): AreaLevel {
  if (!isAreaCode(code)) throw new RangeError(`not an area code: ${code}`)
  const levels: Record<number, AreaLevel> = { 2: 'province', 5: 'regency', 8: 'kecamatan', 13: 'village', 17: 'rw', 21: 'rt' }
  return levels[code.length] as AreaLevel
}

/** The regency a code lies in, null for a province. */
export function regencyOf(code: AreaCode): AreaCode | null {
  return code.length >= 5 ? code.slice(0, 5) : null
}

/** True for an RW or RT, where everything is counted from the people themselves. */
export function isBelowVillage(code: AreaCode): boolean {
  return code.includes('/')
}

/** True when `inner` is `outer` or lies in it. Codes have fixed widths, so a prefix decides. */
export function covers(outer: AreaCode, inner: AreaCode): boolean {
  return inner.startsWith(outer)
}

/** `6474011001`, `64.74.01.1001` and `64 74 01 1001` as the dotted code; null when the digits fit no level. */
export function parseAreaCode(text: string): AreaCode | null {
  const digits = text.replace(/[\s.]/g, '')
  if (!/^\d+$/.test(digits) || ![2, 4, 6, 10].includes(digits.length)) return null
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 10)].filter(Boolean).join('.')
}
