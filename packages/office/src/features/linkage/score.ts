interface Step {
  key: string
  weight: number
}

export interface Placed {
  key: string
  weight: number
  /** where the bar begins and how long it is, from the lowest point that the sum passes */
  from: number
  length: number
}

/** Lays a waterfall out on a line that starts at its lowest point. The last bar is the sum, measured from zero. */
export function laidOut(steps: readonly Step[]): { bars: Placed[]; total: Placed; width: number } {
  let at = 0
  const spans = steps.map((step) => {
    const before = at
    at += step.weight
    return { ...step, low: Math.min(before, at), high: Math.max(before, at) }
  })
  const lowest = Math.min(0, ...spans.map((it) => it.low))
  const highest = Math.max(0, ...spans.map((it) => it.high))
  const place = (key: string, weight: number, low: number, high: number): Placed => ({ key, weight, from: low - lowest, length: high - low })
  return {
    bars: spans.map((it) => place(it.key, it.weight, it.low, it.high)),
    total: place('total', at, Math.min(0, at), Math.max(0, at)),
    width: highest - lowest || 1,
  }
}
