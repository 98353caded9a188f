import type { Ctx } from '../../platform/context.ts'

const payers: ((ctx: Ctx) => Promise<string[]>)[] = []

/** Lets a room that pays for people say for whom (person ids, of those the actor may see), so that the city does not pay beside it. Called once, when the room is loaded. */
export function joinPayers(paidFor: (ctx: Ctx) => Promise<string[]>): void {
  payers.push(paidFor)
}

/** Everybody for whom somebody else pays already, by person id. */
export async function paidElsewhere(ctx: Ctx): Promise<string[]> {
  const all: string[] = []
  for (const paidFor of payers) all.push(...(await paidFor(ctx)))
  return all
}
