import type { App, Ctx } from './context.ts'

/** Answers kept a process: a page of a big city asks for the same few hundred sums again and again. */
const MOST = 2_000
const kept = new WeakMap<App, Map<string, unknown>>()

/**
 * An answer about something that never changes, such as the cube of a build: read once, then kept in memory; the one longest unused goes first.
 *
 * Shape: `key` names what is read with everything the reading depends on, except the regency, areas and right to names of the actor, which are added
 *        here: nobody is ever given what somebody else may see. Callers must not change the answer.
 * Fails: as `read` does; a failure is not kept.
 */
export async function remembered<T>(ctx: Ctx, key: readonly unknown[], read: () => Promise<T>): Promise<T> {
  const answers = kept.get(ctx.app) ?? new Map<string, unknown>()
  kept.set(ctx.app, answers)
  const { regency, areas, names } = ctx.bind
  const name = JSON.stringify([regency, [...areas].sort(), names, ...key])
  const answer = answers.has(name) ? (answers.get(name) as T) : await read()
  answers.delete(name)
  answers.set(name, answer)
  const oldest = answers.keys().next()
  if (answers.size > MOST && !oldest.done) answers.delete(oldest.value)
  return answer
}
