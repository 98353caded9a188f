/** Lets at most `most` pieces of work run at once; the others wait in order. */
export function turns(most: number) {
  let free = most
  const waiting: (() => void)[] = []
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
export type InTurn = ReturnType<typeof turns>
