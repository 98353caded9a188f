export interface Line {
  /** of this screen alone, so that lines may be taken out */
  id: number
  village: string
  /** RW, or RW and RT, of the old village: `003` or `003/001`; empty for the whole */
  part: string
  to: string
  name: string
}

/** RW and RT as a code has them, three digits each; null for what is neither. */
export function partOf(text: string): string | null {
  const pieces = text.split(/[/ ]+/).filter(Boolean)
  if (pieces.length > 2 || pieces.some((it) => !/^\d{1,3}$/.test(it))) return null
  return pieces.map((it) => `/${it.padStart(3, '0')}`).join('')
}

/** The lines of a form as the parts of a decree; null while one of them cannot be read. */
export function partsOf(lines: readonly Line[]): { from: string; to: string; name: string }[] | null {
  const parts = lines.map(({ village, part, to, name }) => {
    const below = partOf(part)
    const code = to.trim()
    return below === null || village === '' || !/^\d{2}\.\d{2}\.\d{2}\.\d{4}(\/\d{3}(\/\d{3})?)?$/.test(code)
      ? null
      : { from: `${village}${below}`, to: code, name: name.trim() }
  })
  return parts.every((it) => it !== null) ? parts : null
}
