/** True for what may be an identity number: it must not stay in an address or in the history of a browser. */
export function isNumberSearch(text: string): boolean {
  return text.replace(/[\s.-]/g, '').length >= 6 && /^[\d\s.-]+$/.test(text)
}

/** True when a search may be sent: at least three characters. */
export function isLongEnough(text: string): boolean {
  return text.trim().length >= 3
}
