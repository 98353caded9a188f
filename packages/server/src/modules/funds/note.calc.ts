import type { BurnRow, FundsYear } from '@semesta/contract'
import type { z } from 'zod'
import { countText as count, dateText, rupiahText as money, monthText } from '../letters/index.ts'
import type { Rate } from './forecast.calc.ts'
import type { ActRow } from './tables.ts'

type Answer = NonNullable<z.output<typeof FundsYear>['answer']>
export interface NoteFacts {
  answer: Answer
  burn: readonly z.output<typeof BurnRow>[]
  lines: readonly { account: string; fund_name: string; position: Answer['position'] }[]
  acts: readonly Pick<ActRow, 'stage' | 'document' | 'decided_on'>[]
  rate: Rate
  year: number
  asOf: string
  regency: string
  printedOn: string
}

const stages: Readonly<Record<string, string>> = { murni: 'APBD murni', perubahan: 'Perubahan APBD', pergeseran: 'Pergeseran' }
const accounts = { iuran: '5.1.02.02.02.0003 Belanja Iuran', bantuan: '5.1.02.02.02.0004 Belanja Bantuan Iuran' }
const growthText = (monthly: number) => (monthly === 0 ? 'tetap' : `${monthly > 0 ? 'bertambah' : 'berkurang'} ${count(Math.abs(monthly))} orang sebulan`)

/** The note as its letter takes it: every number as text. */
export function noteOf({ answer, burn, lines, acts, rate, year, asOf, regency, printedOn }: NoteFacts) {
  const main = answer.paces.find((it) => it.basis === answer.main)
  const ahead = burn.flatMap((row) => row[answer.main] ?? []).length
  return {
    ...{
      title: 'Usulan tambahan anggaran iuran JKN',
      year: String(year),
      regency,
      place: regency.replace(/^(Kota|Kabupaten) /, ''),
      asOf: dateText(asOf),
      printedOn: dateText(printedOn),
    },
    answer: sentenceOf(answer, year),
    need: money(needOf(answer)),
    basis: acts.map((it) => `${stages[it.stage] ?? it.stage}: ${it.document}, ${dateText(it.decided_on)}`),
    position: [
      { name: 'Pagu', value: money(answer.position.pagu) },
      { name: 'Terikat (tagihan berjalan dan peserta yang dijanjikan)', value: money(answer.position.committed) },
      { name: 'Realisasi (SP2D)', value: money(answer.position.realised) },
      { name: 'Sisa', value: money(answer.position.left) },
    ],
    lines: lines.map(({ account, fund_name: fund, position: it }) => ({
      ...{ account, fund, pagu: money(it.pagu), used: money(it.committed + it.realised), left: money(it.left) },
    })),
    paces: answer.paces.map((it) => ({
      name: it.basis === 'bills' ? `Menurut tagihan sejauh ini: ${growthText(it.monthly)}` : `Menurut rencana: ${growthText(it.monthly)}`,
      until: it.lasts ? dateText(it.lasts.until) : '–',
      short: it.lasts ? money(it.lasts.short) : '–',
    })),
    path: burn.flatMap((row) => {
      const it = row[answer.main]
      return it ? [{ month: monthText(row.month), heads: count(it.heads), rupiah: money(it.rupiah), left: money(it.left) }] : []
    }),
    proposal: answer.parts.flatMap((it) => (it.lasts ? [{ account: accounts[it.part], left: money(it.left), short: money(it.lasts.short) }] : [])),
    method: [
      `Peserta tagihan terakhir (${answer.newest ? monthText(answer.newest) : 'belum ada tagihan'}): ${answer.heads === null ? '–' : count(answer.heads)} orang; ${growthText(main?.monthly ?? 0)} selama ${count(ahead)} bulan sampai Desember ${year}.`,
      `Biaya seorang sebulan Rp${count(rate.iuran + rate.bantuanDaerah)}: iuran Rp${count(rate.iuran)} dan bantuan iuran Rp${count(rate.bantuanDaerah)}. Bantuan pusat Rp${count(rate.bantuanPusat)} di luar anggaran daerah.`,
      'Biaya sebulan dibagi rata menurut hari; dana dinyatakan cukup sampai hari terakhir yang terbayar penuh.',
    ],
  }
}

/** What a change of the budget must bring so that no line ends before December. */
export const needOf = ({ parts, paces, main }: Answer): number => {
  const byPart = parts.reduce((sum, it) => sum + (it.lasts?.short ?? 0), 0)
  return Math.max(byPart, paces.find((it) => it.basis === main)?.lasts?.short ?? 0)
}

function sentenceOf(answer: Answer, year: number): string {
  const lasts = answer.paces.find((it) => it.basis === answer.main)?.lasts
  if (!lasts) return `Seluruh bulan tahun ${year} sudah ditagih; sisa anggaran ${money(answer.position.left)}.`
  const pace = answer.main === 'bills' ? 'laju tagihan sejauh ini' : 'rencana'
  if (lasts.isEnough) return `Dengan ${pace}, anggaran cukup sampai 31 Desember ${year} dan bersisa ${money(lasts.over)}.`
  return `Dengan ${pace}, anggaran cukup sampai ${dateText(lasts.until)} dan kurang ${money(lasts.short)} sampai akhir tahun.`
}
