import type { ExportFunds } from '@semesta/contract'
import type { Ctx, FileReply, ParsedInput } from '../../platform/context.ts'
import { type SheetValue, sheetReply } from '../../platform/spreadsheet.ts'
import { burnOf, gatherYear, getFunds } from './get-funds.ts'

type Sheet = { columns: string[]; rows: SheetValue[][] }
type What = ParsedInput<typeof ExportFunds>['what']

/** Lines, funds, payments or the burn-down of a fiscal year as a file; money as whole rupiah. */
export async function exportFunds(ctx: Ctx, { what, format, ...ask }: ParsedInput<typeof ExportFunds>): Promise<FileReply> {
  const view = await getFunds(ctx, ask)
  const all = await gatherYear(ctx, ask)
  const sheets: Record<What, () => Sheet> = {
    lines: () => ({
      columns: ['kode_rekening', 'bagian', 'dana', 'pagu', 'komitmen', 'realisasi', 'sisa'],
      rows: view.lines.map(({ account, part, fundName, position: it }) => [account, part, fundName, it.pagu, it.committed, it.realised, it.left]),
    }),
    funds: () => ({
      columns: ['jenis', 'nama', 'dalam_apbd', 'segmen', 'desil', 'wilayah', 'dari_bulan', 'sampai_bulan', 'rencana', 'pagu', 'sisa', 'diterima', 'terlambat'],
      rows: view.funds.map((it) => [
        ...[it.kind, it.name, it.inBudget ? 'ya' : 'tidak', it.segments.join(' '), it.deciles.join(' '), it.areas.join(' '), it.fromMonth, it.untilMonth],
        ...[it.planned, it.position.pagu, it.position.left, sumOf(it.arrivals.map((one) => one.received))],
        sumOf(it.arrivals.filter((one) => one.state === 'late').map((one) => one.amount - one.received)),
      ]),
    }),
    payments: () => ({
      columns: ['bulan', 'nomor_tagihan', 'jiwa', 'iuran', 'bantuan_iuran', 'jumlah', 'jatuh_tempo', 'keadaan', 'nomor_sp2d', 'tanggal_sp2d', 'jurnal'],
      rows: all.payments.map((it) => {
        const paid = it.steps.find((step) => step.step === 'sp2d' && step.stands)
        return [
          it.month,
          it.document,
          it.heads,
          it.iuran,
          it.bantuan,
          it.total,
          it.dueOn,
          it.state,
          paid?.number ?? null,
          paid?.on ?? null,
          it.journals.join(' '),
        ]
      }),
    }),
    burn: () => ({
      columns: ['bulan', 'jiwa_ditagih', 'ditagih', 'sisa', 'jiwa_laju_tagihan', 'sisa_laju_tagihan', 'jiwa_laju_rencana', 'sisa_laju_rencana'],
      rows: burnOf(all.outlook, all.year).map(({ month, billed, bills, planned }) => [
        ...[month, billed?.heads ?? null, billed?.rupiah ?? null, billed?.left ?? null],
        ...[bills?.heads ?? null, bills?.left ?? null, planned?.heads ?? null, planned?.left ?? null],
      ]),
    }),
  }
  const names: Record<What, string> = { lines: 'pos-anggaran', funds: 'sumber-dana', payments: 'pembayaran', burn: 'laju-anggaran' }
  const { columns, rows } = sheets[what]()
  return sheetReply(
    format,
    `${names[what]}-${ctx.bind.regency}-${view.year}`,
    columns.map((name) => ({ name })),
    rows,
  )
}

const sumOf = (all: readonly number[]) => all.reduce((sum, it) => sum + it, 0)
