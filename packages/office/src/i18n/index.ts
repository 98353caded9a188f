import type { Lang } from '@semesta/ui'
import { createElement, Fragment, type ReactNode, useSyncExternalStore } from 'react'
import { first } from './id/first.ts'
import type { dictionary as whole } from './id/index.ts'

export type Dictionary = { readonly [Room in keyof typeof whole]: { readonly [Name in keyof (typeof whole)[Room]]: string } }
type KeyOf<Room extends keyof Dictionary> = `${Room}.${keyof Dictionary[Room] & string}`
export type Key = { [Room in keyof Dictionary]: KeyOf<Room> }[keyof Dictionary]
export type Words = Readonly<Record<string, string | number>>

/** What of the dictionary has been fetched: a room may come in two parts. */
type Rooms = { [Room in keyof Dictionary]?: Readonly<Record<string, string>> }

let inForce: Lang = 'id'
/** Indonesian grows by the later rooms as soon as a page is opened. */
const indonesian: Rooms = { ...first }
let dictionary: Rooms = indonesian
const listeners = new Set<() => void>()

/** The language of the screens. */
export function lang(): Lang {
  return inForce
}

function find(key: string): string | undefined {
  const dot = key.indexOf('.')
  const room = dictionary[key.slice(0, dot) as keyof Dictionary]
  return room?.[key.slice(dot + 1)]
}

function fill(text: string, words: Words): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in words ? String(words[name]) : whole))
}

/** The sentence of a key in the language in force, `{names}` filled in. */
export function t(key: Key, words: Words = {}): string {
  return fill(find(key) ?? key, words)
}

/** As `t`, for keys known only while running, such as problem codes; null when there is none. */
export function tMaybe(key: string, words: Words = {}): string | null {
  const text = find(key)
  return text === undefined ? null : fill(text, words)
}

/** As `t`, with parts that are more than text. */
export function rich(key: Key, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  const pieces = (find(key) ?? key).split(/\{(\w+)\}/)
  return pieces.map((piece, index) => createElement(Fragment, { key: `${index}-${piece}` }, index % 2 === 1 ? parts[piece] : piece))
}

/** Of a pair of Indonesian and English texts the one in force. */
export function pick(judul: string, title: string): string {
  return inForce === 'id' ? judul : title
}

/** Changes the language and remembers it in this browser. */
export async function setLang(next: Lang): Promise<void> {
  dictionary = next === 'en' ? (await import('./en/index.ts')).dictionary : indonesian
  inForce = next
  document.documentElement.lang = next
  try {
    localStorage.setItem('semesta-lang', next)
  } catch {
    // storage may be closed to us: the choice then lasts until the page is left
  }
  for (const tell of listeners) tell()
}

/** Takes up the language that the page started with. */
export async function startLang(): Promise<void> {
  if (document.documentElement.lang === 'en') await setLang('en')
}

/** Has the sentences of the later rooms at hand before a page is drawn. */
export function withTexts<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const [page] = await Promise.all([load(), import('./id/later.ts').then(({ later }) => Object.assign(indonesian, later))])
    return page
  }
}

/** Draws again when the language changes. */
export function useLangInForce(): Lang {
  return useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, lang)
}
