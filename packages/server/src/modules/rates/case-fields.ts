import type { PREMIUM_KINDS } from '@semesta/contract'

export type CaseKind = (typeof PREMIUM_KINDS)[number]

/** Names a person might write for a field, in both languages; capitals, spaces, dashes and underscores do not count. */
const spellings: Record<string, readonly string[]> = {
  kind: ['jenis', 'type'],
  on: ['date', 'tanggal', 'asof', 'per', 'day', 'registeredon', 'registered', 'startedon', 'started', 'born', 'birthdate', 'lahir'],
  wage: ['upah', 'gaji', 'salary'],
  minimumWage: ['umk', 'ump', 'floor', 'wagefloor', 'upahminimum', 'batasbawah'],
  extraFamily: ['extra', 'extramembers', 'anggotatambahan', 'tambahan'],
  segment: ['segmen'],
  class: ['kelas', 'memberclass'],
  people: ['persons', 'orang', 'members', 'anggota', 'household', 'householdsize', 'family', 'familysize', 'kk', 'jumlahanggota'],
  months: ['bulan', 'jumlahbulan'],
  monthsUnpaid: ['unpaidmonths', 'unpaid', 'monthsinarrears', 'arrearsmonths', 'monthsarrears', 'bulantunggakan', 'bulanmenunggak', 'tunggakanbulan'],
  until: ['sampai', 'lastmonth', 'untilmonth'],
  active: ['aktif', 'isactive'],
  estimate: ['estimated', 'estimatedcost', 'estimaterupiah', 'package', 'cost', 'inacbg', 'perkiraan', 'estimasi', 'biaya'],
  daysSinceActive: ['days', 'hari', 'dayssincereactivation', 'dayssincereturn', 'hariaktif'],
  inpatient: ['rawatinap', 'ritl'],
  heads: ['jiwa', 'peserta', 'headcount', 'base', 'opening', 'start', 'saldoawal'],
  monthly: ['permonth', 'perbulan', 'added', 'addition', 'additions', 'increase', 'growth'],
  from: ['mulai', 'frommonth', 'startmonth', 'bulanmulai'],
  year: ['tahun'],
  budget: ['anggaran', 'pagu', 'money'],
  debt: ['utang', 'nominaltunggakan', 'amountowed'],
  instalments: ['installments', 'tahap', 'cicilan', 'angsuran'],
  event: ['peristiwa', 'what'],
  prioritas: ['uhcprioritas', 'ispriority'],
}

const kindNames: Record<string, { kind: CaseKind; segment?: string }> = {
  ...{ ppu: { kind: 'ppu' }, worker: { kind: 'ppu' }, pekerja: { kind: 'ppu' }, wage: { kind: 'ppu' } },
  ...{ member: { kind: 'member' }, premium: { kind: 'member' }, iuran: { kind: 'member' }, anggota: { kind: 'member' } },
  ...{ mandiri: { kind: 'member', segment: 'PBPU' }, pbpu: { kind: 'member', segment: 'PBPU' }, pbi: { kind: 'member', segment: 'PBI_JK' } },
  ...{ local: { kind: 'local' }, pemda: { kind: 'local' }, pbpupemda: { kind: 'local' }, budget: { kind: 'local' }, anggaran: { kind: 'local' } },
  ...{ plan: { kind: 'plan' }, rencana: { kind: 'plan' }, path: { kind: 'plan' }, forecast: { kind: 'plan' } },
  ...{
    arrears: { kind: 'arrears' },
    tunggakan: { kind: 'arrears' },
    fine: { kind: 'fine' },
    denda: { kind: 'fine' },
    servicefine: { kind: 'fine' },
    penalty: { kind: 'fine' },
  },
  ...{ rehab: { kind: 'rehab' }, instalments: { kind: 'rehab' }, installments: { kind: 'rehab' }, cicilan: { kind: 'rehab' } },
  ...{ deadline: { kind: 'deadline' }, tenggat: { kind: 'deadline' }, dates: { kind: 'deadline' } },
}

const bare = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '')
const canonical = new Map(Object.entries(spellings).flatMap(([name, others]) => [name, ...others].map((it) => [bare(it), name] as const)))

/** The field that a person means; null for one nobody knows. */
export const fieldOf = (text: string): string | null => canonical.get(bare(text)) ?? null
/** The kind that a person means, with the segment where the word says one; null for one nobody knows. */
export const kindOf = (text: string) => kindNames[bare(text)] ?? null

const SEGMENT_NAMES: Record<string, string> = {
  ...{ pbi: 'PBI_JK', pbijk: 'PBI_JK', pbiapbn: 'PBI_JK', pbpupemda: 'PBPU_PEMDA', pbpubppemda: 'PBPU_PEMDA', pbiapbd: 'PBPU_PEMDA', pemda: 'PBPU_PEMDA' },
  ...{ pbpu: 'PBPU', mandiri: 'PBPU', bp: 'BP', ppu: 'PPU', ppubu: 'PPU', ppupn: 'PPU' },
}
/** The segment of a rate by any of its names; null for one nobody knows. */
export const segmentOf = (text: string): string | null => SEGMENT_NAMES[bare(text)] ?? null

/** A word such as `pbpu` says who, not what: the fields tell arrears from a premium, a wage from a member, a path from a sum. */
export function refinedKind(kind: CaseKind, has: ReadonlySet<string>): CaseKind {
  if (kind === 'member' && has.has('wage')) return 'ppu'
  if (kind === 'member' && has.has('monthsUnpaid')) return 'arrears'
  if (kind === 'member' && has.has('heads')) return 'local'
  return kind === 'local' && has.has('monthly') ? 'plan' : kind
}

/** The kind of a case that does not say it, by the fields it has; null when they fit none. */
export function guessKind(has: ReadonlySet<string>): CaseKind | null {
  if (has.has('wage')) return 'ppu'
  if (has.has('estimate')) return 'fine'
  if (has.has('instalments')) return 'rehab'
  if (has.has('monthly')) return 'plan'
  if (has.has('event')) return 'deadline'
  if (has.has('heads') || has.has('budget')) return 'local'
  if (has.has('monthsUnpaid')) return 'arrears'
  return has.has('segment') || has.has('class') ? 'member' : null
}
