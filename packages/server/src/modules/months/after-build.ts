import type { Ctx } from '../../platform/context.ts'

const followers: ((ctx: Ctx) => Promise<void>)[] = []

/** Lets a room above do something, or queue it, whenever a month has been built. Called once, when the room is loaded. */
export function joinBuilt(follow: (ctx: Ctx) => Promise<void>): void {
  followers.push(follow)
}

/** Tells every room that joined. Each in the order of joining, in the transaction given. */
export async function tellBuilt(ctx: Ctx): Promise<void> {
  for (const follow of followers) await follow(ctx)
}
