import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode } from './common.ts'

export const JOURNAL_KINDS = [
  'appropriation',
  'reservation',
  'release',
  'payment',
  'receipt',
  'bill',
  'claim',
  'refund',
  'pledge',
  'adjustment',
  'reversal',
] as const
const JournalKind = z.enum(JOURNAL_KINDS)
const AccountClass = z.enum(['asset', 'liability', 'revenue', 'expense', 'budget', 'memorandum'])
const Side = z.enum(['debit', 'credit'])
const Rupiah = z.int().describe('whole rupiah')

export const Account = z.object({ id: z.string(), code: z.string(), class: AccountClass, side: Side, nama: z.string(), name: z.string() })

export const Books = z.object({
  journals: z.int(),
  lines: z.int(),
  debit: Rupiah,
  credit: Rupiah,
  head: z.object({ seq: z.int(), hash: z.string() }),
  months: z.array(MonthText).describe('months that hold journals, newest first'),
  closedThrough: MonthText.nullable(),
  openMonth: MonthText.describe('the first month that still takes bookings'),
  closable: MonthText.nullable().describe('the newest month that is over and still open'),
  closings: z.array(z.object({ month: MonthText, journals: z.int(), debit: Rupiah, closedAt: InstantText, closedBy: z.string() })),
  accounts: z.array(Account),
})

export const GetBooks = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger',
  summary: 'Whether the books balance, what they hold, which month is open',
  scope: 'ledger.read',
  input: z.object({ regency: RegencyCode }),
  output: Books,
  problems: [],
} as const

export const BalanceRow = z.object({ account: Account, opening: Rupiah, debit: Rupiah, credit: Rupiah, closing: Rupiah })
const balanceFilter = { month: MonthText.optional().describe('the newest month with journals without it') }

export const GetTrialBalance = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger/balance',
  summary: 'Trial balance of a month: every account at its start, its movements, at its end',
  scope: 'ledger.read',
  input: z.object({ regency: RegencyCode, ...balanceFilter }),
  output: z.object({ month: MonthText, debit: Rupiah, credit: Rupiah, rows: z.array(BalanceRow).describe('balances on the side on which the account grows') }),
  problems: [],
} as const

export const ExportTrialBalance = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger/balance/export',
  summary: 'The trial balance as a file',
  scope: 'ledger.read',
  input: z.object({ regency: RegencyCode, ...balanceFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: [],
} as const

export const Journal = z.object({
  id: z.string(),
  number: z.string(),
  on: DateText,
  month: MonthText,
  kind: JournalKind,
  memo: z.string(),
  document: z.object({ kind: z.string(), number: z.string(), on: DateText }).nullable(),
  ref: z.object({ kind: z.string(), id: z.string() }).nullable(),
  amount: Rupiah.describe('what it moves: debits of money or memorandum, of the budget where it has nothing else'),
  reverses: z.object({ id: z.string(), number: z.string() }).nullable(),
  reversedBy: z.object({ id: z.string(), number: z.string() }).nullable(),
  corrects: MonthText.nullable().describe('the closed month it corrects'),
  postedAt: InstantText,
  postedBy: z.string(),
  role: z.string(),
})

const journalFilter = {
  month: MonthText.optional(),
  kind: JournalKind.optional(),
  account: z.string().max(60).optional(),
  refKind: z.string().max(40).optional(),
  refId: z.string().max(80).optional(),
  q: z.string().trim().max(80).optional().describe('part of the memo, of the document number or of the journal number'),
}

export const ListJournals = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger/journals',
  summary: 'Journals, newest first',
  scope: 'ledger.read',
  input: z.object({ regency: RegencyCode, ...journalFilter, ...Paging }),
  output: z.object({ total: z.int(), amount: Rupiah.describe('of all that are listed'), rows: z.array(Journal) }),
  problems: [],
} as const

export const ExportJournals = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger/journals/export',
  summary: 'The same journals as a file, one row a line',
  scope: 'ledger.read',
  input: z.object({ regency: RegencyCode, ...journalFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: [],
} as const

const one = { regency: RegencyCode, journalId: z.uuid() }

export const JournalLine = z.object({
  no: z.int(),
  account: Account,
  debit: Rupiah,
  credit: Rupiah,
  fundId: z.string().nullable(),
  lineId: z.string().nullable(),
  part: z.enum(['iuran', 'bantuan']).nullable(),
  personMonths: z.int().nullable().describe('person-months behind the amount; null when it names none'),
})

export const GetJournal = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger/journals/:journalId',
  summary: 'One journal with its lines, what it reverses and what reversed it',
  scope: 'ledger.read',
  input: z.object(one),
  output: z.object({ journal: Journal, hash: z.string(), isReversible: z.boolean(), lines: z.array(JournalLine) }),
  problems: ['ledger/journal-not-found'],
} as const

export const ReverseJournal = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/ledger/journals/:journalId/reversal',
  summary: 'Take a journal back by its mirror image in an open month; one of a payment takes the whole payment back',
  scope: 'funds.manage',
  input: z.object({ ...one, id: z.uuid().describe('of the reversal, chosen by the caller'), on: DateText, why: z.string().trim().min(5).max(500) }),
  output: z.object({ id: z.string(), number: z.string() }),
  problems: [
    ...['ledger/journal-not-found', 'ledger/already-reversed', 'ledger/owned-elsewhere', 'ledger/reservation-exceeded', 'ledger/month-closed'],
    ...['ledger/pagu-exceeded', 'ledger/id-reused', 'funds/id-reused', 'funds/step-not-yours', 'funds/step-out-of-order', 'funds/unfit'],
  ],
} as const

export const PersonMonthRow = z.object({
  row: z.int(),
  name: z.string().nullable().describe('null when nobody of that month carries the card'),
  personId: z.string().nullable().describe('opaque'),
  cardMasked: z.string().nullable(),
  month: MonthText,
  villageCode: AreaCodeText,
  villageName: z.string(),
  iuran: Rupiah,
  bantuan: Rupiah,
})

export const ListPersonMonths = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger/journals/:journalId/lines/:line/person-months',
  summary: 'Who was paid for, which month, behind a line of a journal; only people in the own areas',
  scope: 'ledger.read',
  names: true,
  input: z.object({ ...one, line: z.coerce.number().int().min(1), ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(PersonMonthRow) }),
  problems: ['ledger/journal-not-found'],
} as const

export const ListBookingsOfPerson = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/ledger/people/:personId/bookings',
  summary: 'Every booking that paid for one person',
  scope: 'ledger.read',
  names: true,
  input: z.object({ regency: RegencyCode, personId: z.string(), month: MonthText.describe('in which the person is looked up') }),
  output: z.object({
    iuran: Rupiah,
    bantuan: Rupiah,
    rows: z.array(
      z.object({ journal: Journal, month: MonthText, iuran: Rupiah, bantuan: Rupiah, sign: z.int().describe('-1 where a reversal or a claim took it back') }),
    ),
  }),
  problems: ['people/not-found', 'people/names-frozen', 'indicators/month-not-found'],
} as const

export const CloseBooks = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/ledger/closings',
  summary: 'Close the books through a month, for ever',
  scope: 'ledger.close',
  input: z.object({ regency: RegencyCode, month: MonthText }),
  output: z.object({ closedThrough: MonthText }),
  problems: ['ledger/closing-out-of-turn'],
} as const

export const CheckBooks = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/ledger/check',
  summary: 'Look at every invariant of the books',
  scope: 'ledger.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({
    journals: z.int(),
    lines: z.int(),
    sound: z.boolean(),
    rules: z.array(z.string()),
    faults: z.array(z.object({ rule: z.string(), subject: z.string(), detail: z.string() })),
  }),
  problems: [],
} as const
