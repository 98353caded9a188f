import { PREMIUM_KINDS } from '@semesta/contract'
import { ratesAt } from '@semesta/engine'
import type { Answer } from './answer.calc.ts'
import { computeCase } from './compute-case.ts'
import { caseUnreadable, tooLarge } from './problems.ts'
import { readCase } from './read-case.ts'

/** A case as JSON text, reckoned. Unit: `today` is `YYYY-MM-DD`. Fails: as `readCase` and `computeCase`; `rates/too-large` past exact amounts. */
export function computePremium(text: string, today: string): Answer {
  const it = readCase(parsed(text))
  try {
    return computeCase(it, ratesAt, today)
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge({ says: error.message })
    throw error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw caseUnreadable({ kinds: PREMIUM_KINDS.join(', ') })
  }
}
