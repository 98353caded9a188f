import { headGap, percentText, type Ratio, reaches } from '@semesta/kernel'

export type StatusId = 'belum-uhc' | 'uhc-cut-off' | 'uhc-prioritas'
export type KeaktifanBasis = 'registered' | 'population'

/** The thresholds of one day; `keaktifanMin` is null before keaktifan was asked for. */
export interface Thresholds {
  coverageMin: number
  keaktifanMin: number | null
  keaktifanBasis: KeaktifanBasis
}

/** What the law of one day asks for and what follows from it. */
export interface StatusRule {
  /** `uhc/status@<since>` */
  id: string
  citation: string
  checkedOn: string
  asks: ('coverage' | 'keaktifan' | 'arrears')[]
  allMet: StatusId
  coverageOnly: StatusId
  /** both ratios met, arrears of the local government recorded */
  arrears: StatusId
}

export interface StatusInput {
  coverage: Ratio
  /** active over registered and active over population */
  keaktifan: { registered: Ratio; population: Ratio }
  /** what is recorded about arrears of the local government in force at the date; `known` false when nothing is */
  arrears: { known: boolean; rupiah: number; source?: string }
}

export interface StatusReason {
  code: string
  met: boolean
  judul: string
  title: string
}

export interface Status {
  id: StatusId
  rule: string
  citation: string
  reasons: StatusReason[]
  thresholds: Thresholds
  officialBasis: KeaktifanBasis
  /** active heads that may be lost before keaktifan is no longer met; null when it is not met or not asked for */
  headsToLose: number | null
}

/** A number as people write it: a comma in Indonesian, a point in English. */
function shown(ratio: Ratio, threshold: number, mark: ',' | '.'): string {
  return (percentText(ratio, [threshold]) ?? '–').replace('.', mark)
}

function ratioReason(code: string, names: { judul: string; title: string }, ratio: Ratio, threshold: number): StatusReason {
  const met = reaches(ratio, threshold)
  const gap = headGap(ratio, threshold)
  const limit = { id: String(threshold).replace('.', ','), en: String(threshold) }
  return {
    code,
    met,
    judul: `${names.judul} ${shown(ratio, threshold, ',')} %${met ? ` memenuhi ${limit.id} %` : ` di bawah ${limit.id} %: kurang ${gap.toLocaleString('id')} jiwa`}`,
    title: `${names.title} ${shown(ratio, threshold, '.')} %${met ? ` reaches ${limit.en} %` : ` is below ${limit.en} %: ${gap.toLocaleString('en')} heads short`}`,
  }
}

function arrearsReason({ known, rupiah, source }: StatusInput['arrears']): StatusReason {
  const from = source ? ` (${source})` : ''
  if (!known) {
    const judul = 'Tunggakan pemerintah daerah: belum ada catatan, dianggap tidak ada'
    return { code: 'arrears', met: true, judul, title: 'Arrears of the local government: none recorded, taken as none' }
  }
  if (rupiah === 0)
    return { code: 'arrears', met: true, judul: `Pemerintah daerah tidak menunggak${from}`, title: `The local government has no arrears${from}` }
  return {
    code: 'arrears',
    met: false,
    judul: `Pemerintah daerah menunggak Rp${rupiah.toLocaleString('id')}${from}`,
    title: `The local government owes Rp${rupiah.toLocaleString('en')}${from}`,
  }
}

function verdict(rule: StatusRule, met: (code: string) => boolean): StatusId {
  if (!met('coverage')) return 'belum-uhc'
  if (!met('keaktifan')) return rule.coverageOnly
  return met('arrears') ? rule.allMet : rule.arrears
}

/**
 * The status of a regency on one day, with the reasons in both languages.
 *
 * Unit:   exact head counts; 79,96 % is below 80 %.
 * Shape:  pure. Arrears that nobody recorded count as none and the reason says so.
 * Fails:  RangeError on counts that are negative or not whole.
 * Source: policy/indicators/uhc/status.yaml and policy/parameters/uhc, through `statusLawAt`.
 */
export function decideStatus(input: StatusInput, law: { rule: StatusRule; thresholds: Thresholds }): Status {
  const { rule, thresholds } = law
  const official = input.keaktifan[thresholds.keaktifanBasis]
  const keaktifanMin = rule.asks.includes('keaktifan') ? thresholds.keaktifanMin : null
  const reasons = [ratioReason('coverage', { judul: 'Cakupan', title: 'Coverage' }, input.coverage, thresholds.coverageMin)]
  if (keaktifanMin !== null) reasons.push(ratioReason('keaktifan', { judul: 'Keaktifan', title: 'Keaktifan' }, official, keaktifanMin))
  if (rule.asks.includes('arrears')) reasons.push(arrearsReason(input.arrears))
  const unmet = new Set(reasons.filter((it) => !it.met).map((it) => it.code))
  const headsToLose = keaktifanMin === null || unmet.has('keaktifan') ? null : spare(official, keaktifanMin)
  const id = verdict(rule, (code) => !unmet.has(code))
  return { id, rule: rule.id, citation: rule.citation, reasons, thresholds, officialBasis: thresholds.keaktifanBasis, headsToLose }
}

/** Heads above a threshold that is met. */
function spare(ratio: Ratio, threshold: number): number {
  return ratio.part - headGap({ part: 0, whole: ratio.whole }, threshold)
}
