import type { Balance } from '@semesta/engine'
import { countText, dateText, longDateText, monthText, rupiahText, spelled } from '../letters/index.ts'
import type { Signatories } from './tables.ts'

export interface Signed {
  numberPemda: string
  numberBpjs: string
  /** YYYY-MM-DD */
  signedOn: string
  signatories: Signatories
}
interface Sum {
  lines: number
  minimum: number
  full: number
}
export interface StatementFacts {
  regency: string
  month: string
  revision: number
  letter: { number: string; on: string }
  heads: number
  billed: { iuran: number; bantuan: number }
  payable: { iuran: number; bantuan: number }
  bpjs: Balance
  roster: Balance
  rosterAsOf: string
  verified: number
  missing: number
  closing: number
  /** null: the letter names nobody, so no line could be tested */
  byName: boolean
  tests: (Sum & { judul: string; source: string })[]
  dropped: Sum
  /** disputed lines nobody has decided about yet; a signed statement has none */
  open: number
  villages: (Sum & { name: string; kecamatan: string })[]
}

const orDash = (value: number | null) => (value === null ? '–' : countText(value))
const gapText = (a: number | null, b: number | null) => (a === null || b === null ? '–' : a === b ? '0' : `${a > b ? '+' : '−'}${countText(Math.abs(a - b))}`)
const sumOf = (parts: readonly Sum[], key: keyof Sum) => parts.reduce((total, it) => total + it[key], 0)
const total = (it: { iuran: number; bantuan: number }) => it.iuran + it.bantuan
const sumText = (it: Sum) => ({ lines: countText(it.lines), minimum: rupiahText(it.minimum), full: rupiahText(it.full) })

/** What the Berita Acara prints, as text in the order of the paper. Without `signed` it is a draft. */
export function statementOf(facts: StatementFacts, signed: Signed | null) {
  const { bpjs, roster, tests } = facts
  const held: Sum = { lines: sumOf(tests, 'lines'), minimum: sumOf(tests, 'minimum'), full: sumOf(tests, 'full') }
  const offset = { iuran: facts.billed.iuran - facts.payable.iuran, bantuan: facts.billed.bantuan - facts.payable.bantuan }
  const row = (name: string, key: 'opening' | 'added' | 'removed' | 'closing') => ({
    ...{ name, bpjs: orDash(bpjs[key]), roster: orDash(roster[key]), gap: gapText(bpjs[key], roster[key]) },
  })
  const money = (name: string, it: { iuran: number; bantuan: number }) => ({
    ...{ name, iuran: rupiahText(it.iuran), bantuan: rupiahText(it.bantuan), total: rupiahText(total(it)) },
  })
  return {
    ...{ title: 'Berita Acara Rekonsiliasi', regency: facts.regency, month: monthText(facts.month), revision: facts.revision, isDraft: signed === null },
    ...{ numberPemda: signed?.numberPemda ?? '……………………', numberBpjs: signed?.numberBpjs ?? '……………………' },
    opening: signed ? longDateText(signed.signedOn) : '……………………………………',
    signedOn: signed ? dateText(signed.signedOn) : '…………………',
    ...(signed?.signatories ?? { pemdaName: '……………………', pemdaTitle: 'Kepala Dinas Kesehatan', bpjsName: '……………………', bpjsTitle: 'Kepala Cabang' }),
    ...{ letterNumber: facts.letter.number, letterOn: dateText(facts.letter.on), rosterAsOf: dateText(facts.rosterAsOf) },
    answer: answerOf(facts, held),
    balance: [row('Saldo awal', 'opening'), row('Mutasi tambah', 'added'), row('Mutasi kurang', 'removed'), row('Saldo akhir', 'closing')],
    balanceNote: balanceNote(facts),
    tests: tests.map((it) => ({ judul: it.judul, source: it.source, ...sumText(it) })),
    ...{ held: sumText(held), dropped: sumText(facts.dropped), byName: facts.byName },
    undecided: facts.open > 0 ? `${countText(facts.open)} baris menunggu keputusan` : null,
    money: [
      money('Ditagih dengan surat', facts.billed),
      ...(total(offset) === 0 ? [] : [money('Diperhitungkan dari klaim yang diterima', { iuran: 0 - offset.iuran, bantuan: 0 - offset.bantuan })]),
      money('Disepakati dibayar', facts.payable),
    ],
    payable: rupiahText(total(facts.payable)),
    payableWords: `${spelled(total(facts.payable))} rupiah`,
    villages: facts.villages.map((it) => ({ kecamatan: it.kecamatan, name: it.name, ...sumText(it) })),
  }
}
export type Statement = ReturnType<typeof statementOf>

function answerOf({ month, heads, billed, byName, closing, open }: StatementFacts, held: Sum): string {
  const bill = `Tagihan ${monthText(month)} memuat ${countText(heads)} peserta senilai ${rupiahText(total(billed))}; saldo akhir yang disepakati ${countText(closing)} peserta.`
  if (!byName) return `${bill} Tagihan ini hanya menyebut jumlah, sehingga tidak satu baris pun dapat diuji menurut nama.`
  if (open > 0) return `${bill} Masih ${countText(open)} baris menunggu keputusan; sampai kini yang disanggah ${countText(held.lines)} baris.`
  if (held.lines === 0) return `${bill} Tidak ada baris yang disanggah.`
  return `${bill} Yang disanggah ${countText(held.lines)} baris: paling sedikit ${rupiahText(held.minimum)}, untuk seluruh masa ${rupiahText(held.full)}.`
}

function balanceNote({ bpjs, roster, verified, missing }: StatementFacts): string {
  const gap = (name: string, value: number | null) => (value ? `Saldo ${name} tidak menutup: selisih ${countText(value)} peserta. ` : '')
  return `${gap('BPJS Kesehatan', bpjs.gap)}${gap('Pemerintah Daerah', roster.gap)}Terverifikasi (penduduk, hidup, di sini, satu kartu): ${countText(verified)} peserta. Dalam daftar peserta tetapi tidak ditagih: ${countText(missing)} peserta.`
}
