/** What someone typed, as the question it asks. */
export type Question = { kind: 'nik'; nik: string } | { kind: 'card'; card: string } | { kind: 'name'; words: string[] } | { kind: 'too-short' }

/** Words of a name as people_word keeps them: small letters and digits, nothing else. */
export function wordsOf(name: string): string[] {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  return [...new Set(words.filter((word) => word.length > 0))]
}

/**
 * Reads a search as an exact NIK, an exact card, or words of a name.
 *
 * Shape: digits with dots, dashes or spaces between them are a number; 16 of them a NIK, up to 13 a card whose leading zeros may be lost.
 *        A name needs one word of three letters; longer words come first because they narrow most.
 */
export function questionOf(text: string): Question {
  const digits = text.replace(/[\s.'-]/g, '')
  if (/^\d+$/.test(digits)) {
    if (digits.length === 16) return { kind: 'nik', nik: digits }
    if (digits.length >= 10 && digits.length <= 13) return { kind: 'card', card: digits.padStart(13, '0') }
    return { kind: 'too-short' }
  }
  const words = wordsOf(text).toSorted((a, b) => b.length - a.length)
  return (words[0]?.length ?? 0) >= 3 ? { kind: 'name', words: words.slice(0, 5) } : { kind: 'too-short' }
}
