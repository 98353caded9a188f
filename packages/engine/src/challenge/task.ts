import type { AreaCode, Month } from '@semesta/kernel'
import type { SessionLimits } from '../tasks.ts'

// --- challenge: a monthly bill against the frozen roster of its month

export interface ChallengeInput {
  regency: AreaCode
  /** the month of the bill, and of the picture it is held against */
  month: Month
  /** by name (snapshot.parquet of the register `tagihan`), or a letter that says how many heads and nothing else */
  bill: { kind: 'lines'; snapshot: string } | { kind: 'heads'; heads: number; rupiah: number | null }
  /** people.parquet of the month */
  people: string
  /** people.parquet of earlier months: who was a member then, for lines and bills of those months */
  history: readonly { month: Month; people: string }[]
  /** snapshots of earlier bills: what was really billed since a defect counts */
  earlierBills: readonly { month: Month; snapshot: string }[]
  /** snapshots the month was built from: they also know people who stand in no picture, having neither a living row nor a card */
  reports: { kematian: string | null; pindah: string | null }
  /** heads the bill says it starts from; null: the heads of the bill of the month before */
  opening: number | null
  /** what the letter that came with the bill says its lines add up to; null where it says nothing */
  declared: { heads: number | null; rupiah: number | null }
  /** CSV `card,month` with a header: card-months that an earlier claim already asks back; they are never counted again */
  claimed: string | null
  /** receives each of `CHALLENGE_FILES` as Parquet with its CSV twin (no header), none of them for a bill of heads alone */
  outDir: string
  /** also writes the disputed lines as a CSV with titles, to be read by people */
  claimList?: string
  limits: SessionLimits
}

/**
 * How the two columns of money are to be read, as most lines of the bill say:
 * `split` iuran and bantuan are both the city's (35.000 + 2.800); `whole` iuran is all the city pays, bantuan the centre's or nothing (37.800);
 * `gross` iuran is the whole premium with the centre's part (42.000); `iuran` the iuran part alone (35.000); `law` the bill names no iuran and the law's is taken.
 */
export const BILL_READINGS = ['split', 'whole', 'gross', 'iuran', 'law'] as const
export type BillReading = (typeof BILL_READINGS)[number]

/** opening + added − removed = closing; null where this side does not tell. `gap` is what is left over, 0 when it adds up. */
export interface Balance {
  opening: number | null
  added: number | null
  removed: number | null
  closing: number | null
  gap: number | null
}

/** What one test says of the whole bill. Sums over tests count a line several times; `main` sums never do. */
export interface ChallengedTest {
  /** name of the file under policy/challenge/bill */
  test: string
  /** high and medium are disputed on what the registers say; low is to be verified first */
  severity: 'high' | 'medium' | 'low'
  lines: number
  rupiahMinimum: number
  rupiahFull: number
  /** of these, the lines whose money this test counts */
  main: { lines: number; rupiahBilled: number; rupiahMinimum: number; rupiahFull: number }
}

export interface ChallengeReport {
  regency: AreaCode
  month: Month
  kind: 'lines' | 'heads'
  /** 0 for a bill of heads alone, whose lines nobody can test */
  lines: number
  /** people billed for the month of the bill itself */
  heads: number
  /** whole rupiah asked from the city: all lines; for heads what the letter says, else heads × the rate in force */
  billed: number
  /** the city's two parts of `billed`: budget lines 0003 and 0004 */
  iuran: number
  bantuan: number
  /** lines without any dispute; accepted + distinct.lines = lines */
  accepted: number
  /** billed − distinct.rupiahBilled */
  acceptedRupiah: number
  disputed: ChallengedTest[]
  /** every disputed line once, by its main test; `verify` the ones of them that rest on tests to be verified alone */
  distinct: { lines: number; rupiahBilled: number; rupiahMinimum: number; rupiahFull: number; verify: number }
  /** the bill's own balance, and the roster's: active cards paid by the city at the first of each month */
  bpjs: Balance
  roster: Balance
  /** cards of the roster that are in the picture's verified step: residents, alive, here, once */
  verified: number
  /** cards paid by the city on the roster that the bill does not name */
  missing: number
  closing: number
  /** what the letter says against its own lines; null where it says nothing */
  declared: { heads: number | null; rupiah: number | null; headsGap: number | null; rupiahGap: number | null }
  reading: { how: BillReading; fits: number; lines: number }
  /** lines by what they were matched with */
  matched: { card: number; nik: number; nameBirth: number; none: number }
  /** lines billed for months of which no picture exists: tests about membership say nothing of them */
  untested: number
  bills: Month[]
  rates: { month: Month; rupiah: number; parameters: { id: string; value: number; confidence: string }[] }[]
  /** id and content hash of every test that took part, and of every parameter */
  tests: { id: string; hash: string }[]
  parameters: { id: string; value: string; hash: string }[]
}

/** Columns of line.parquet: every line of the bill, accepted or not. `rupiah` = iuran + bantuan is what the city is asked for it. */
export const BILL_LINE_COLUMNS = [
  ...(['row_no', 'card', 'nik', 'name', 'birth_date', 'month_billed', 'iuran', 'bantuan', 'rupiah', 'due', 'person_id', 'matched_by'] as const),
  ...(['village_code', 'area_path', 'is_disputed', 'main_test', 'rupiah_disputed'] as const),
] as const

/** Columns of dispute.parquet: one row a disputed line and test. `evidence` is a JSON object as text. */
export const DISPUTE_COLUMNS = [
  ...(['row_no', 'test', 'is_main', 'severity', 'since_month', 'months', 'rupiah_billed', 'rupiah_minimum', 'rupiah_full'] as const),
  ...(['month_billed', 'iuran', 'bantuan', 'card', 'nik', 'name', 'birth_date', 'person_id', 'village_code', 'area_path'] as const),
  ...(['evidence', 'words_id', 'words_en'] as const),
] as const

/** Columns of share.parquet: what the full-period amount of a disputed line consists of, by main test: one row a month really billed. */
export const DISPUTE_SHARE_COLUMNS = ['row_no', 'test', 'card', 'month_billed', 'bill_month', 'bill_row', 'iuran', 'bantuan', 'rupiah'] as const

/** Columns of mutation.parquet: `added` and `removed` against the bill before, `missing` on the roster and not on the bill. */
export const BILL_MUTATION_COLUMNS = [
  ...(['kind', 'why', 'card', 'nik', 'name', 'birth_date', 'person_id', 'segment', 'is_active', 'village_code', 'area_path'] as const),
] as const

export const CHALLENGE_FILES = ['line', 'dispute', 'share', 'mutation'] as const
