import type { InputOf, OutputOf, ProposeMapping, SaveMapping } from '@semesta/contract'

type Draft = OutputOf<typeof ProposeMapping>
/** What a person chose so far, by title, column and spelling; empty means nothing. */
export interface Chosen {
  titles: Record<string, string>
  constants: Record<string, string>
  values: Record<string, string>
}

const spelling = (column: string, value: string) => `${column}\u0000${value}`

/** Begins with what was decided before, else with what the file suggests. */
export function beginWith(draft: Draft): Chosen {
  const kept = draft.kept
  const before = new Map(kept?.columns.map((it) => [it.title, it.canonical ?? '']))
  const values = Object.entries(kept?.values ?? {}).flatMap(([column, all]) =>
    Object.entries(all).map(([value, meaning]) => [spelling(column, value), meaning]),
  )
  return {
    titles: Object.fromEntries(draft.titles.map((it) => [it.title, before.get(it.title) ?? it.canonical ?? ''])),
    constants: kept?.constants ?? {},
    values: Object.fromEntries(values),
  }
}

export const meaningIn = (chosen: Chosen, column: string, value: string): string => chosen.values[spelling(column, value)] ?? ''
export const withValue = (chosen: Chosen, column: string, value: string, meaning: string): Chosen => ({
  ...chosen,
  values: { ...chosen.values, [spelling(column, value)]: meaning },
})

/** Required columns that neither a title nor a value for all rows gives; a village may be given by both its names. */
export function stillMissing(draft: Draft, chosen: Chosen): string[] {
  const given = new Set(Object.values(chosen.titles))
  for (const [column, text] of Object.entries(chosen.constants)) if (text !== '') given.add(column)
  const byNames = given.has('kecamatan') && given.has('kelurahan')
  return draft.columns.filter((it) => it.required && !given.has(it.name) && !(it.name === 'kode_wilayah' && byNames)).map((it) => it.name)
}

/** The column that two titles claim, if any. */
export function claimedTwice(chosen: Chosen): string | undefined {
  const named = Object.values(chosen.titles).filter(Boolean)
  return named.find((it, at) => named.indexOf(it) !== at)
}

/** What is sent: nothing of what was left empty, and no value for all rows where a title gives the column. */
export function explanationOf(chosen: Chosen): Pick<InputOf<typeof SaveMapping>, 'columns' | 'constants' | 'values'> {
  const columns = Object.entries(chosen.titles).map(([title, canonical]) => ({ title, canonical: canonical || null }))
  const given = new Set(Object.values(chosen.titles))
  const constants = Object.fromEntries(Object.entries(chosen.constants).filter(([column, text]) => text !== '' && !given.has(column)))
  const values: Record<string, Record<string, string>> = {}
  for (const [key, meaning] of Object.entries(chosen.values)) {
    const [column = '', value = ''] = key.split('\u0000')
    if (meaning !== '') values[column] = { ...values[column], [value]: meaning }
  }
  return { columns, constants, values }
}
