import type { SPONSOR_KINDS } from '@semesta/contract'
import { countText, dateText, monthText, rupiahText } from '../letters/index.ts'
import type { ReportView } from './report-sponsorship.ts'

export type { ReportView }

const monthOf = (month: string | null) => (month ? monthText(month) : '–')
const kinds: Record<(typeof SPONSOR_KINDS)[number], string> = {
  ...{ company: 'badan usaha', 'state-company': 'BUMN/BUMD', cooperative: 'koperasi', foundation: 'yayasan', person: 'perorangan' },
}
const hiddenText = (least: number) => `kurang dari ${least} atau pelindungnya`

export interface Around {
  regency: string
  /** `YYYY-MM-DD` */
  today: string
  sponsor: { name: string; kind: (typeof SPONSOR_KINDS)[number] }
}

const rateWords = (report: ReportView) =>
  report.rateBasis === 'iuran' ? 'bagian peserta (tanpa bantuan iuran)' : 'iuran penuh (bagian peserta dan bantuan iuran)'

/** Everything that both papers say, as text. */
function common(report: ReportView, { regency, today, sponsor }: Around) {
  return {
    ...{ regency, printedAt: dateText(today), sponsor: sponsor.name, kind: kinds[sponsor.kind], agreement: report.number },
    ...{ heads: countText(report.heads), personMonths: countText(report.personMonths), allocated: rupiahText(report.allocatedRupiah) },
    ...{
      from: monthOf(report.fromMonth),
      until: monthOf(report.untilMonth),
      rate: `${rupiahText(report.rateRupiah)} per orang per bulan, ${rateWords(report)}`,
    },
  }
}

/** The donor's report as its letter takes it: everything is text already. */
export function reportPaper(report: ReportView, around: Around) {
  const table = (cells: ReportView['lists'][number]['villages']) => ({
    rows: cells.rows.map((it) => ({ name: it.name, heads: it.heads === null ? hiddenText(report.cellMin) : countText(it.heads), shown: it.heads !== null })),
    note:
      cells.hiddenRows === 0
        ? 'Semua angka diperlihatkan.'
        : cells.hiddenHeads === null
          ? `${countText(cells.hiddenRows)} baris; terlalu kecil untuk dirinci tanpa menunjuk orang.`
          : `${countText(cells.hiddenRows)} baris disembunyikan, seluruhnya ${countText(cells.hiddenHeads)} orang.`,
  })
  const { active } = report
  return {
    ...common(report, around),
    title: 'Laporan penggunaan donasi',
    money: [
      { name: 'Dijanjikan', value: rupiahText(report.promisedRupiah) },
      { name: 'Diterima BPJS Kesehatan', value: rupiahText(report.receivedRupiah) },
      { name: 'Dialokasikan', value: rupiahText(report.allocatedRupiah) },
      { name: 'Diterima, belum dialokasikan', value: rupiahText(report.receivedRupiah - report.allocatedRupiah) },
    ],
    effect: [
      { name: 'Orang yang dibayari', value: countText(report.heads) },
      { name: 'Bulan kepesertaan yang dibayar (orang × bulan)', value: countText(report.personMonths) },
      { name: 'di antaranya bulan yang sudah berjalan', value: countText(report.personMonthsPast) },
      {
        name: active ? `Aktif menurut data ${monthText(active.month)}` : 'Aktif menurut data BPJS Kesehatan',
        value: !active
          ? 'menunggu data berikutnya'
          : active.heads === null
            ? 'terlalu sedikit orang untuk diperlihatkan'
            : `sedikitnya ${countText(active.heads)}`,
      },
      { name: 'Tambahan keaktifan wilayah', value: active?.points ? `${active.points.replace('.', ',')} poin persen` : '–' },
    ],
    lists: report.lists.map((it) => ({ on: dateText(it.on), heads: countText(it.heads), villages: table(it.villages), ages: table(it.ages) })),
    cellMin: String(report.cellMin),
  }
}

/** The certificate as its letter takes it. */
export function certificatePaper(report: ReportView, around: Around) {
  return { ...common(report, around), title: 'Piagam penghargaan', number: `${report.number}/PIAGAM` }
}
