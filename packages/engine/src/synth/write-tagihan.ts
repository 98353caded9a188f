import { BEFORE_PROGRAMME, type BillPlan, isBilled, type Stranger } from './bill-plan.ts'
import type { City } from './city.ts'
import { createRows, type RowFile } from './csv.ts'
import { dateParts, isoDate, pad2 } from './numbers.ts'

/** The card number of a stranger, which the roster does not have. */
export function strangerCard(city: City, index: number): string {
  return city.cardNumber(city.cards.count + city.history.gone.length + index)
}

/** The NIK, name and birth date a bill gives for a stranger: a resident's own, or those of nobody. */
export function strangerLead({ people, plan }: City, { person }: Stranger, index: number): string {
  if (person >= 0) return `${people.nik[person]};${(people.name[person] as string).toUpperCase()};${isoDate(people.born[person] as number)}`
  const day = plan.asOfDay - 12_000 - index * 37
  const it = dateParts(day)
  const letters = [...String(index)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')
  return `999999${pad2(it.day)}${pad2(it.month)}${pad2(it.year % 100)}${String(index + 1).padStart(4, '0')};WARGA REKAAN ${letters};${isoDate(day)}`
}

/** A birth date a hundred years early, at the end of a lead. */
function olderBy100(lead: string): string {
  const year = Number(lead.slice(-10, -6))
  return `${lead.slice(0, -10)}${year - 100}${lead.slice(-6)}`
}

interface Bill {
  ago: number
  month: string
  file: RowFile
  sums: { rows: number; iuran: number; bantuan: number }
}

function addLine({ file, month, sums }: Bill, lead: string, monthBilled: string, iuran: number, bantuan: number) {
  file.line(`${lead};${monthBilled};${month};PBPU DAN BP PEMERINTAH DAERAH;${iuran};${bantuan}`)
  sums.rows++
  sums.iuran += iuran
  sums.bantuan += bantuan
}

/**
 * Writes one month's bill by name, with its sum below. Returns the lines of data.
 *
 * Shape: 35.000 and 2.800 in two columns, as the two budget lines of the city; `lead` is card, NIK, name and birth date as the roster has them.
 */
export function writeTagihan(city: City, path: string, ago: number, plan: BillPlan, lead: readonly string[]): number {
  const at = plan.months[ago] as BillPlan['months'][number]
  const file = createRows(path)
  file.line('PSNOKA;NIK;NAMA;TGLLHR;BLNTAG;BULAN;KETJNSPESERTA;IURAN;BANTUAN_IURAN')
  const bill: Bill = { ago, month: at.month, file, sums: { rows: 0, iuran: 0, bantuan: 0 } }
  for (let card = 0; card < city.cards.count; card++) {
    if (!isBilled(plan.billed, card, ago)) continue
    const isOver = (plan.overcharged.get(card) ?? -1) >= ago
    const own = (plan.aged.get(card) ?? -1) >= ago ? olderBy100(lead[card] as string) : (lead[card] as string)
    addLine(bill, own, at.month, at.iuran + (isOver ? at.centre : 0), at.bantuan)
  }
  for (const it of plan.extra) {
    if (it.billAgo !== ago) continue
    const own = it.monthAgo === null ? undefined : plan.months[it.monthAgo]
    addLine(bill, lead[it.card] as string, own?.month ?? BEFORE_PROGRAMME, (own ?? at).iuran, (own ?? at).bantuan)
  }
  plan.strangers.forEach((it, index) => {
    if (it.sinceAgo >= ago) addLine(bill, `${strangerCard(city, index)};${strangerLead(city, it, index)}`, at.month, at.iuran, at.bantuan)
  })
  file.line(`JUMLAH;;;;;;;${bill.sums.iuran};${bill.sums.bantuan}`)
  file.close()
  return bill.sums.rows
}
