const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** `Chrome · Windows`: enough to know one's own devices again; null when neither is known. */
export function deviceOf(userAgent: string): string | null {
  const parts = [browsers, systems].map((list) => list.find(([mark]) => mark.test(userAgent))?.[1]).filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(' · ') : null
}
