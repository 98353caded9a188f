import { expect, it } from 'vitest'
import { dictionary as english } from './en/index.ts'
import { dictionary as indonesian } from './id/index.ts'

const flat = (dictionary: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  Object.entries(dictionary).flatMap(([room, texts]) => Object.entries(texts).map(([name, text]) => [`${room}.${name}`, text] as const))
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

it('says everything in both languages, with the same figures in each sentence', () => {
  const other = new Map(flat(english))
  for (const [key, text] of flat(indonesian)) {
    expect(other.has(key), key).toBe(true)
    expect(holes(other.get(key) ?? ''), key).toEqual(holes(text))
  }
  expect(other.size).toBe(flat(indonesian).length)
})
