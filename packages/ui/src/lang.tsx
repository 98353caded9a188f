import { createContext, type ReactNode, useContext } from 'react'
import type { Lang } from './formats.ts'

const words = {
  id: {
    chart: 'Grafik',
    table: 'Tabel',
    tiles: 'Petak',
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    page: 'Halaman',
    of: 'dari',
    rows: 'baris',
    retry: 'Coba lagi',
    loading: 'Memuat …',
    sortBy: 'Urutkan menurut',
    noName: 'Tanpa nama',
    view: 'Tampilan',
    asOf: 'Per',
    incident: 'Nomor kejadian',
    noDay: 'belum dipilih',
  },
  en: {
    chart: 'Chart',
    table: 'Table',
    tiles: 'Tiles',
    previous: 'Previous',
    next: 'Next',
    page: 'Page',
    of: 'of',
    rows: 'rows',
    retry: 'Try again',
    loading: 'Loading …',
    sortBy: 'Sort by',
    noName: 'No name',
    view: 'View',
    asOf: 'As of',
    incident: 'Incident number',
    noDay: 'not chosen yet',
  },
} as const

const LangContext = createContext<Lang>('id')

/** The language of everything below it. */
export function LangProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  return <LangContext value={lang}>{children}</LangContext>
}

/** The language in force. */
export function useLang(): Lang {
  return useContext(LangContext)
}

/** The few words that the primitives themselves say. */
export function useWords() {
  return words[useLang()]
}
