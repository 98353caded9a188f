/** A refusal as RFC 9457 carries it: a stable `code` for machines, facts for both, a sentence that says what to do next. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, detail: string, facts: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.facts = facts
  }

  toJSON() {
    return { type: `https://semesta.id/problems/${this.code}`, title: this.code, status: this.status, code: this.code, detail: this.message, facts: this.facts }
  }
}

/**
 * Declares a refusal once; calling the result with its facts makes the Problem to throw.
 *
 * Shape: `code` is `<module>/<what>`, `status` an HTTP status, `detail` an English sentence; the Indonesian one comes from i18n by code.
 */
export function problem<Facts extends Record<string, unknown> = Record<string, never>>(code: string, status: number, detail: (facts: Facts) => string) {
  const make = (facts: Facts) => new Problem(code, status, detail(facts), facts)
  return Object.assign(make, { code, status })
}
