/** A column by its letters: 0 is A, 26 is AA. */
export function letters(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** The place of a column by its letters. */
export function columnOf(name: string): number {
  let place = 0
  for (const letter of name) place = place * 26 + letter.charCodeAt(0) - 64
  return place - 1
}

/** Text as XML content; what XML cannot hold becomes a space. */
export function xmlText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 does not allow
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}

/** A cell of text; `format` is a place in cellXfs. */
export function textCell(column: number, row: number, text: string | null, format = 0): string {
  const place = `<c r="${letters(column)}${row}"${format ? ` s="${format}"` : ''}`
  return text === null || text === '' ? (format ? `${place}/>` : '') : `${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}
