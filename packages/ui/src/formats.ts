/** The two languages of every screen. */
export type Lang = 'id' | 'en'

const tags: Record<Lang, string> = { id: 'id-ID', en: 'en-GB' }
const monthNames: Record<Lang, readonly string[]> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}
const shortMonthNames: Record<Lang, readonly string[]> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/** `1.234.567` or `1,234,567`. */
export function formatCount(value: number, lang: Lang): string {
  return new Intl.NumberFormat(tags[lang], { maximumFractionDigits: 0 }).format(value)
}

/** The percentage text of the server, `93.24`, as `93,24 %`: only the mark changes, nothing is rounded again. */
export function formatPercent(percent: string | null, lang: Lang): string {
  if (percent === null) return '–'
  return lang === 'id' ? `${percent.replace('.', ',')} %` : `${percent}%`
}

/** A threshold such as 98 or 37.5 as `98 %`. */
export function formatThreshold(value: number, lang: Lang): string {
  return formatPercent(String(value), lang)
}

/** Whole rupiah: `Rp37.800`, `−Rp37.800`. */
export function formatRupiah(value: number, lang: Lang): string {
  const text = `Rp${formatCount(Math.abs(value), lang)}`
  return value < 0 ? `−${text}` : text
}

const scales: readonly [number, Record<Lang, string>][] = [
  [1e12, { id: 'triliun', en: 'trillion' }],
  [1e9, { id: 'miliar', en: 'billion' }],
  [1e6, { id: 'juta', en: 'million' }],
]

/** Rupiah for a sentence: `Rp1,54 miliar`, cut and not rounded up; below a million the whole amount. */
export function formatRupiahShort(value: number, lang: Lang): string {
  const size = Math.abs(value)
  const scale = scales.find(([unit]) => size >= unit)
  if (!scale) return formatRupiah(value, lang)
  const cut = Math.trunc((size / scale[0]) * 100) / 100
  const text = new Intl.NumberFormat(tags[lang], { maximumFractionDigits: 2 }).format(cut)
  return `${value < 0 ? '−' : ''}Rp${text} ${scale[1][lang]}`
}

/** `2025-11` as `November 2025`. */
export function formatMonth(month: string, lang: Lang): string {
  const name = monthNames[lang][Number(month.slice(5, 7)) - 1]
  return name ? `${name} ${month.slice(0, 4)}` : month
}

/** `2025-11` as `Nov 25`, for axes. */
export function formatMonthShort(month: string, lang: Lang): string {
  const name = shortMonthNames[lang][Number(month.slice(5, 7)) - 1]
  return name ? `${name} ${month.slice(2, 4)}` : month
}

/** `2025-11-01` as `1 November 2025`: plain dates know no time zone. */
export function formatDate(date: string | null, lang: Lang): string {
  if (date === null) return '–'
  const name = monthNames[lang][Number(date.slice(5, 7)) - 1]
  return name ? `${Number(date.slice(8, 10))} ${name} ${date.slice(0, 4)}` : date
}

/** An instant in the office's own time zone: `21 Nov 2025 14.05`. */
export function formatInstant(instant: string | null, lang: Lang, timeZone?: string): string {
  if (instant === null) return '–'
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  return new Intl.DateTimeFormat(tags[lang], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(time)
}

/** A wait in words: `12 dtk`, `3 mnt`, `2 jam`. */
export function formatWait(seconds: number, lang: Lang): string {
  const units = lang === 'id' ? ['dtk', 'mnt', 'jam'] : ['s', 'min', 'h']
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} ${units[0]}`
  if (seconds < 3600) return `${Math.round(seconds / 60)} ${units[1]}`
  return `${Math.round(seconds / 3600)} ${units[2]}`
}

/** `1,4 MB`. */
export function formatBytes(bytes: number, lang: Lang): string {
  const units = ['B', 'kB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${new Intl.NumberFormat(tags[lang], { maximumFractionDigits: unit === 0 ? 0 : 1 }).format(value)} ${units[unit]}`
}

/** Whole days from one plain date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
