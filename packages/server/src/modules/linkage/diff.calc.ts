export type Marks = [number, number][]

/** Longer texts are marked as a whole: nobody reads single letters in them. */
const MOST = 160

/**
 * The stretches in which two texts differ, place by place or from their longest common subsequence.
 *
 * Shape: from and to in characters of each text; letters are compared without case. Equal texts have no marks.
 */
export function differences(left: string, right: string): { left: Marks; right: Marks } {
  if (left.length > MOST || right.length > MOST) return { left: [[0, left.length]], right: [[0, right.length]] }
  const [a, b] = [left.toLowerCase(), right.toLowerCase()]
  const kept = inPlace(a, b) ?? commonOf(a, b)
  return {
    left: gaps(
      kept.map((it) => it[0]),
      a.length,
    ),
    right: gaps(
      kept.map((it) => it[1]),
      b.length,
    ),
  }
}

/** Places that agree where two texts of one length differ in few: a wrong digit is the digit at that place, not one that moved. */
function inPlace(a: string, b: string): [number, number][] | null {
  if (a.length !== b.length) return null
  const kept = [...a].flatMap((letter, at): [number, number][] => (letter === b[at] ? [[at, at]] : []))
  return a.length - kept.length <= Math.max(2, a.length / 4) ? kept : null
}

/** Places of a longest common subsequence, as pairs. */
function commonOf(a: string, b: string): [number, number][] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const kept: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) kept.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return kept
}

/** What lies between the places kept. */
function gaps(kept: readonly number[], length: number): Marks {
  const marks: Marks = []
  let next = 0
  for (const place of [...kept, length]) {
    if (place > next) marks.push([next, place])
    next = place + 1
  }
  return marks
}
