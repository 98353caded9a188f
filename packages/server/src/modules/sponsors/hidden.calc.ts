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

/** A part of a known whole, hidden when it or what is left of the whole is small. */
export function hiddenPart(part: number, whole: number, least: number): number | null {
  const isSmall = (heads: number) => heads > 0 && heads < least
  return isSmall(part) || isSmall(whole - part) ? null : part
}
