import type { GetLinkageQuality, OutputOf } from '@semesta/contract'

type Quality = OutputOf<typeof GetLinkageQuality>
type Measure = Quality['measures'][number]

export interface Around {
  regency: string
  /** the day it is printed, as words */
  printedAt: string
}

const number = new Intl.NumberFormat('id-ID')
const count = (value: number) => number.format(value)
const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']

/** A share as `99,93 %`: cut and not rounded up, so that nothing short of everything reads as 100 %. */
export function shareText(share: number): string {
  const cut = Math.floor(share * 10_000 + 1e-6) / 100
  return `${cut.toFixed(2).replace('.', ',')} %`
}

/** The edge of a band: `50`, `99,9`. */
const edgeText = (share: number) => String(Number((share * 100).toFixed(2))).replace('.', ',')

/** `2025-11-01` as `1 November 2025`. */
export function dateText(date: string): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
}

const bases = {
  truth: 'Kebenaran yang diketahui (data rekaan)',
  sample: 'Contoh acak yang dinilai tanpa melihat nilainya',
  model: 'Perkiraan model sendiri',
}
const registers: Readonly<Record<string, string>> = {
  ...{ penduduk: 'Penduduk', peserta: 'Peserta JKN', dtsen: 'DTSEN', pekerja: 'Pekerja', kematian: 'Kematian', pindah: 'Pindah' },
}
const methods: Readonly<Record<string, string>> = {
  ...{ nik: 'NIK sama', 'nik-repaired': 'NIK diperbaiki', card: 'nomor kartu', 'kk-birth-name': 'KK, tanggal lahir, dan nama' },
  ...{ probabilistic: 'probabilistik', decision: 'keputusan orang' },
}
const dimensions = [
  ['sex', 'Jenis kelamin'],
  ['age', 'Umur'],
  ['segment', 'Segmen'],
  ['village', 'Kelurahan/desa'],
] as const
const names: Readonly<Record<string, string>> = { L: 'laki-laki', P: 'perempuan', '': 'tidak disebut' }

const titles = { precision: 'Ketepatan (presisi)', recall: 'Kelengkapan (recall)' }
const scopes = { all: 'seluruh padanan', remainder: 'hanya sisa di luar NIK yang sama' }
const measure = (it: Measure) => ({
  ...{ name: `${titles[it.what]}, ${scopes[it.scope]}`, value: shareText(it.value), basis: bases[it.basis] },
  interval: `${shareText(it.low).replace(' %', '')}–${shareText(it.high)}`,
})

/** The one sentence its reader came for. */
function answerOf({ measures, queue }: Quality): string {
  const main = (what: Measure['what']) => measures.find((it) => it.main && it.scope === 'all' && it.what === what)
  const [precision, recall] = [main('precision'), main('recall')]
  const wrong = precision ? Math.round((1 - precision.value) * 1000) : null
  const right = wrong === null ? '' : `dari 1.000 padanan otomatis ${wrong === 0 ? 'kurang dari 1' : `kira-kira ${wrong}`} keliru`
  const found = recall ? `dari 1.000 pasangan yang benar ${Math.floor(recall.value * 1000)} ditemukan` : ''
  const parts = [right, found].filter(Boolean).join(', dan ')
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}; ${count(queue.pairs)} pasangan menunggu orang.`
}

/** A quality statement as its letter takes it: every number as text, shares for charts from 0 to 1. */
export function statementOf(quality: Quality, around: Around) {
  const { run, queue, model } = quality
  const asOf =
    run.sources
      .map((it) => it.asOf)
      .toSorted()
      .at(-1) ?? ''
  return {
    ...{ title: 'Pernyataan mutu padanan', regency: around.regency, dataDate: dateText(asOf), run: run.id.slice(0, 8), printedAt: around.printedAt },
    answer: answerOf(quality),
    measures: quality.measures.filter((it) => it.main).map(measure),
    others: quality.measures.filter((it) => !it.main).map(measure),
    links: quality.links.map((it) => ({ method: methods[it.method] ?? it.method, links: count(it.links) })),
    queue: [
      { name: 'Menunggu diputuskan', value: count(queue.pairs) },
      { name: 'Menunggu orang kedua', value: count(queue.second) },
      { name: 'Sudah diputuskan', value: count(queue.decided) },
      { name: 'Rupiah per bulan yang bergantung padanya', value: `Rp${count(queue.rupiahPerMonth)}` },
      { name: 'Yang tertua menunggu', value: queue.oldestDays === null ? '–' : `${count(queue.oldestDays)} hari` },
      { name: 'Bagian yang terpadankan sendiri', value: shareText(quality.automaticShare) },
    ],
    bands: quality.bands.map((it) => ({
      ...{ from: it.from, to: it.to, label: `${edgeText(it.from)}–${edgeText(it.to)} %`, pairs: count(it.pairs) },
      ...{ estimated: it.estimated, estimatedText: shareText(it.estimated), actual: it.actual, actualText: it.actual === null ? '–' : shareText(it.actual) },
    })),
    bias: biasOf(quality),
    sources: run.sources.map((it) => ({ register: registers[it.register] ?? it.register, asOf: dateText(it.asOf), rows: count(it.rows), sha256: it.sha256 })),
    model: [
      { name: 'Versi model', value: model.version },
      { name: 'sha256 model', value: model.hash },
      { name: 'Ambang otomatis', value: `${shareText(run.threshold)}, dari galat yang diperbolehkan ${shareText(run.targetErrorRate)}` },
      { name: 'Ambang tinjau', value: shareText(run.reviewThreshold) },
      { name: 'Peluang awal', value: model.prior ? `satu dari ${count(Math.round(1 / model.prior))} pasangan` : '–' },
      { name: 'Putaran pelatihan', value: model.iterations === null ? '–' : count(model.iterations) },
      { name: 'Catatan dan pasangan yang dibandingkan', value: `${count(run.records)} dan ${count(run.pairsCompared)}` },
      { name: 'Langit-langit kelengkapan', value: model.recallCeiling === null ? '–' : shareText(model.recallCeiling) },
    ],
    blocking: model.blocking.map((it) => ({ rule: it.rule, pairs: count(it.pairs) })),
  }
}

function biasOf({ bias }: Quality) {
  return dimensions
    .map(([dimension, title]) => ({
      title,
      rows: bias
        .filter((it) => it.dimension === dimension)
        .toSorted((a, b) => (dimension === 'age' ? Number.parseInt(a.key, 10) - Number.parseInt(b.key, 10) : a.name.localeCompare(b.name)))
        .map((it) => ({ name: names[it.key] ?? it.name.replaceAll('_', ' '), records: count(it.records), share: it.share, shareText: shareText(it.share) })),
    }))
    .filter((it) => it.rows.length > 0)
}
