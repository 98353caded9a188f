import type { Endpoint } from '@semesta/contract'
import type { Route } from './context.ts'

/**
 * Ties a contract endpoint to the function that answers it.
 *
 * Shape: `handle` gets the open transaction bound to the actor's areas, the parsed input, and the file of a multipart request.
 *        `note` says what the audit log keeps of a success. Without one, writes, downloads and everything that shows people get a plain
 *        entry made from the endpoint; other reads get none. Refusals are always kept.
 *        A download's body may read from `ctx.trx` while it streams: the transaction stays open until the last byte. Its note is written
 *        before the first byte.
 */
export function route<const E extends Endpoint>(endpoint: E, handle: Route<E>['handle'], note: Route<E>['note'] = null): Route {
  // A list of routes forgets which endpoint each belongs to; the contract's own parse and the check of the reply keep the types honest.
  return { endpoint, handle, note } as unknown as Route
}
