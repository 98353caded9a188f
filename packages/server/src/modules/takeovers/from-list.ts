import type { OutputOf, ProposeTakeovers, TAKEOVER_LIST_VERDICTS } from '@semesta/contract'
import type { LookupLine } from '@semesta/engine'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { findBars } from '../arrears/index.ts'
import { dateText } from '../letters/index.ts'
import { eachLine, getAnswered } from '../lookups/index.ts'
import * as people from './person-store.ts'

export type Verdict = (typeof TAKEOVER_LIST_VERDICTS)[number]
export interface ListSource {
  lookupId: string
  institution: string
  number: string
  on: string
}

/** Where a list came from, for the act: the institution's letter, nothing of what is on it. */
export const sourceText = ({ institution, number, on }: ListSource): string => `Daftar ${institution}, surat ${number}, ${dateText(on)}`

/** A number that belongs to somebody of another name and birth date means nobody. */
const meant = ({ person_id, doubtful }: LookupLine) => (doubtful ? null : person_id)

/** Whom an answered list of whoever asks means, each person once. Fails: `lookups/not-found`, `lookups/not-ready`. */
export async function peopleOfList(ctx: Ctx, lookupId: string): Promise<string[]> {
  const ids = new Set<string>()
  for await (const line of eachLine(ctx, await getAnswered(ctx, lookupId))) {
    const id = meant(line)
    if (id) ids.add(id)
  }
  return [...ids]
}

type Judging = { month: string; area?: string | undefined; lookupId: string; personIds: readonly string[]; proposal: people.Proposal }

/** Says of each row of a list, in its order, what a proposal does with it. */
async function* eachJudged(ctx: Ctx, { month, area, lookupId, personIds, proposal }: Judging): AsyncGenerator<{ line: LookupLine; verdict: Verdict }> {
  const verdicts = await people.judgeProposal(ctx, proposal)
  const bars = await findBars(ctx, { month, area, personIds })
  const seen = new Set<string>()
  for await (const line of eachLine(ctx, await getAnswered(ctx, lookupId))) {
    const id = meant(line)
    if (!id) yield { line, verdict: line.doubtful ? 'doubtful' : unfound(line) }
    else if (seen.has(id)) yield { line, verdict: 'repeated' }
    else yield { line, verdict: verdicts.get(id) ?? bars.get(id) ?? (line.status === 'active' ? 'active' : 'no-candidate') }
    if (id) seen.add(id)
  }
}

const unfound = ({ status }: LookupLine) => (status === 'not-unique' || status === 'unreadable' ? status : 'not-found')

/** Rows of a list by what a proposal does with them. Fails: as `peopleOfList`. */
export async function countList(ctx: Ctx, it: Judging): Promise<OutputOf<typeof ProposeTakeovers>['list']> {
  const counts = new Map<Verdict, number>()
  for await (const { verdict } of eachJudged(ctx, it)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  return [...counts].map(([verdict, rows]) => ({ verdict, rows })).toSorted((a, b) => b.rows - a.rows)
}

const said: Readonly<Record<Verdict, string>> = {
  fits: 'Dapat diusulkan.',
  beyond: 'Cocok, tetapi anggaran program sudah habis sebelum orang ini.',
  already: 'Sudah ada dalam sebuah program.',
  elsewhere: 'Sudah dibayari donatur.',
  active: 'Sudah aktif, tidak perlu ditalangi.',
  'no-candidate': 'Dikenal, tetapi bukan calon program ini pada bulan itu (misalnya ditangguhkan atau golongan lain).',
  duplicate: 'Kartu kedua dari orang yang sama.',
  moved: 'Sudah pindah ke luar daerah.',
  'not-resident': 'Bukan penduduk daerah ini.',
  employed: 'Tercatat bekerja pada badan usaha: kewajiban pemberi kerja.',
  'not-found': 'Tidak ditemukan di wilayah Anda. Periksa NIK, nomor kartu, atau ejaannya.',
  'not-unique': 'Lebih dari satu orang cocok. Tambahkan NIK, nomor kartu, atau kelurahan.',
  unreadable: 'Tidak terbaca. Isi NIK, nomor kartu, atau nama dengan tanggal lahir.',
  doubtful: 'Nomornya milik orang dengan nama dan tanggal lahir lain: periksa.',
  repeated: 'Orang yang sama sudah ada di baris sebelumnya.',
}

/** The list as it came with what becomes of each row behind it. Fails: as `peopleOfList`. */
export async function explainList(ctx: Ctx, it: Judging & { format: 'csv' | 'xlsx' }): Promise<FileReply> {
  const lookup = await getAnswered(ctx, it.lookupId)
  const titles = (lookup.titles ?? []).map((name, index): SheetColumn => ({ name: name || `kolom ${index + 1}`, width: 18 }))
  const added: SheetColumn[] = [
    { name: 'baris', width: 8 },
    { name: 'diusulkan', width: 12 },
    { name: 'penjelasan', width: 60 },
  ]
  const rows = async function* () {
    for await (const { line, verdict } of eachJudged(ctx, it)) {
      const cells = Array.from({ length: titles.length }, (_, index) => line.cells[index] ?? null)
      yield [...cells, Number(line.row_no), verdict === 'fits' ? 'ya' : 'tidak', said[verdict]]
    }
  }
  return sheetReply(it.format, `penjelasan-${lookup.file_name.replace(/\.[^.]+$/, '')}`, [...titles, ...added], rows())
}
