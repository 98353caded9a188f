/** A group of people with how many there are. */
export interface Cell {
  key: string
  heads: number
}
export interface Hidden {
  rows: { key: string; heads: number | null }[]
  hiddenRows: number
  /** what the hidden rows add up to; null where nothing at all is shown */
  hiddenHeads: number | null
}

/**
 * A table of heads whose sum is known, with every number hidden that could point at somebody.
 *
 * Shape: rows in the order given, rows without heads left out. Numbers below `least` are hidden, and with them others until what is hidden leaves each
 *        hidden number room for twice `least` values. Which others is drawn, never chosen by size: a choice by size would say how large they are.
 *        Where the table is too small for that, nothing is shown but how many rows there are.
 * Source: primary and complementary suppression as statistics offices do it (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
 */
export function hidden(cells: readonly Cell[], least: number, draw: (key: string) => string): Hidden {
  const all = cells.filter((it) => it.heads > 0)
  const small = all.filter((it) => it.heads < least)
  const others = all.filter((it) => it.heads >= least).toSorted((a, b) => (draw(a.key) < draw(b.key) ? -1 : 1))
  const away = [...small]
  // Everybody knows that a hidden number is at least 1 and that the rest is taken by the others.
  const room = () => away.reduce((total, it) => total + it.heads, 0) - away.length + 1
  const isSafe = () => away.length > small.length && room() >= 2 * least
  while (small.length > 0 && !isSafe() && away.length < all.length) away.push(others[away.length - small.length] as Cell)
  if (small.length > 0 && (!isSafe() || away.length === all.length)) return { rows: [], hiddenRows: all.length, hiddenHeads: null }
  const keys = new Set(away.map((it) => it.key))
  return {
    rows: all.map((it) => ({ key: it.key, heads: keys.has(it.key) ? null : it.heads })),
    hiddenRows: away.length,
    hiddenHeads: away.reduce((total, it) => total + it.heads, 0),
  }
}

/**
 * A lower bound of a part of a known whole that may be told anew every month.
 *
 * Shape: steps of `least`; the last step reaches up to the whole. So each answer leaves at least `least` numbers possible, and one month taken from another
 *        never shows that a single person became active or fell out. Null where the whole has no room for two steps.
 */
export function atLeast(part: number, whole: number, least: number): number | null {
  const steps = Math.floor(whole / least)
  return steps < 2 ? null : Math.min(Math.floor(part / least), steps - 1) * least
}
