import type { CountPairs, GetLinkageQuality, GetPair, OutputOf, PairRow } from '@semesta/contract'
import type { z } from 'zod'
import { fmt } from '../../app/format.ts'
import { lang, pick, t, tMaybe } from '../../i18n/index.ts'

export type Counts = OutputOf<typeof CountPairs>
export type Quality = OutputOf<typeof GetLinkageQuality>
export type Verdict = 'same' | 'different' | 'unsure'
export type Pair = z.output<typeof PairRow>
export type WholePair = OutputOf<typeof GetPair>

/** `97,3 %`: cut, so that a doubt never reads as certainty. */
export function sayShare(share: number, decimals = 1): string {
  const cut = Math.floor(share * 100 * 10 ** decimals + 1e-9) / 10 ** decimals
  return fmt.percent(cut.toFixed(decimals))
}

/** A probability never reads as certainty: `> 99,9 %`. */
export const sayChance = (chance: number): string => (chance >= 0.999 ? `> ${sayShare(0.999)}` : sayShare(chance))

/** `+10,9`, `−3,0` */
export function sayWeight(weight: number): string {
  const text = new Intl.NumberFormat(lang() === 'id' ? 'id-ID' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.abs(weight))
  return `${weight < 0 ? '−' : '+'}${text}`
}

/** `Penduduk (Dukcapil) – Peserta JKN (BPJS)` */
export function sayRegisters(registers: string): string {
  return registers
    .split('-')
    .map((it) => tMaybe(`registers.${it}`) ?? it)
    .join(' – ')
}

/** What was compared, by the model's name for it or the register's. */
export const sayField = (field: string) => tMaybe(`linkage.evidence-${field}`) ?? tMaybe(`fields.${field}`) ?? field

/** What speaks most against the two being one: a conflict by its code, else a comparison in its own words. */
export function sayReason({ reason, judul, title }: { reason: string; judul: string; title: string }): string {
  const conflict = tMaybe(`linkage.conflict-${reason}`)
  const [field = '', level] = reason.split('/')
  return conflict ?? (level === undefined ? pick(judul, title) : `${sayField(field)}: ${pick(judul, title)}`)
}

/** What a register's value reads like: dates as dates, codes by name. */
export function sayValue(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return fmt.date(value)
  return tMaybe(`labels.${value}`) ?? tMaybe(`values.${value}`) ?? value
}

/** What happens when the two are one: rupiah first, then heads. */
export function sayEffect(it: Pick<WholePair, 'rupiahPerMonth' | 'affectsActive' | 'affectsCoverage'>): string {
  const parts = [
    it.rupiahPerMonth > 0 && t('linkage.effectRupiah', { month: fmt.rupiah(it.rupiahPerMonth), year: fmt.rupiah(it.rupiahPerMonth * 12) }),
    it.affectsActive && t('linkage.effectActive'),
    it.affectsCoverage && t('linkage.effectCoverage'),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : t('linkage.effectNone')
}
