import { masked } from '@semesta/kernel'

type Fact = string | number | boolean | null
const isIdentityNumber = (value: Fact): value is string => typeof value === 'string' && /^\d{13,16}$/.test(value)

/** What a test says beside its sentence, with NIK, KK and card numbers hidden wherever it put them. */
export function maskedFacts(facts: Record<string, Fact>): Record<string, Fact> {
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, isIdentityNumber(value) ? masked(value) : value]))
}

/** A sentence with the identity numbers in it hidden. */
export function maskedWords(words: string): string {
  return words.replace(/(?<!\d)\d{13,16}(?!\d)/g, (number) => masked(number) ?? '')
}
