type Entry = [bits: number, a: number, b: number]

/** A binary heap of possible merges: most bits first, then the smallest records, so that the order does not depend on chance. */
export class MergeHeap {
  readonly #items: Entry[] = []

  push(bits: number, a: number, b: number): void {
    const items = this.#items
    const added: Entry = [bits, a, b]
    let at = items.push(added) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const above = items[up] as Entry
      if (!isBefore(added, above)) break
      items[at] = above
      at = up
    }
    items[at] = added
  }

  pop(): Entry | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (items.length === 0 || last === undefined) return top
    let at = 0
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && isBefore(items[child + 1] as Entry, items[child] as Entry)) child += 1
      if (!isBefore(items[child] as Entry, last)) break
      items[at] = items[child] as Entry
      at = child
    }
    items[at] = last
    return top
  }
}

function isBefore(x: Entry, y: Entry): boolean {
  return x[0] !== y[0] ? x[0] > y[0] : x[1] !== y[1] ? x[1] < y[1] : x[2] < y[2]
}
