import type { Merge } from './cluster.ts'

/** The merges as a forest in which the one that joined two records can be looked up. */
export class MergeTree {
  /** the smaller cluster hangs under the larger; paths stay short without being shortened, so that each step keeps its merge */
  readonly #parent: Int32Array
  readonly #by: Int32Array
  readonly #depth: Int32Array

  constructor(records: number, merges: readonly Merge[]) {
    this.#parent = Int32Array.from({ length: records }, (_, index) => index)
    this.#by = new Int32Array(records).fill(-1)
    this.#depth = new Int32Array(records)
    const size = new Int32Array(records).fill(1)
    for (const [index, { a, b }] of merges.entries()) {
      const [x, y] = [this.#root(a), this.#root(b)]
      const [top, under] = (size[x] as number) >= (size[y] as number) ? [x, y] : [y, x]
      this.#parent[under] = top
      this.#by[under] = index
      size[top] = (size[top] as number) + (size[under] as number)
    }
    for (let record = 0; record < records; record++)
      for (let at = record; this.#parent[at] !== at; at = this.#parent[at] as number) this.#depth[record] = (this.#depth[record] as number) + 1
  }

  #root(record: number): number {
    let at = record
    while (this.#parent[at] !== at) at = this.#parent[at] as number
    return at
  }

  /** Index of the merge that first put two records into one cluster, or -1 if none did. */
  mergeOf(one: number, other: number): number {
    let [x, y] = [one, other]
    let last = -1
    while (x !== y) {
      const [depthX, depthY] = [this.#depth[x] as number, this.#depth[y] as number]
      if (depthX === 0 && depthY === 0) return -1
      if (depthX >= depthY) {
        last = Math.max(last, this.#by[x] as number)
        x = this.#parent[x] as number
      } else {
        last = Math.max(last, this.#by[y] as number)
        y = this.#parent[y] as number
      }
    }
    return last
  }
}
