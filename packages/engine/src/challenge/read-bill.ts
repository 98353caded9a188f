import type { Month } from '@semesta/kernel'
import { ratesAt } from '../rates/rate-set.ts'
import { literal, type Session } from '../session.ts'
import { BILL_READINGS, type BillReading, type ChallengeInput, type ChallengeReport } from '../tasks.ts'
import { emptyBill, nobodyNamed, otherMonth } from './problems.ts'

export const RATE_PARAMETERS = {
  iuran: 'premiums/pbpu-pemda-iuran',
  bantuan: 'premiums/pbpu-pemda-bantuan-daerah',
  centre: 'premiums/pbpu-pemda-bantuan-pusat',
} as const

/** A line without a card goes under the card of whom its NIK names, else under that NIK. */
const snapshotLines = (file: string, bill: Month) =>
  `select ${literal(bill)} as bill, l.row_no as bill_row, coalesce(l.psnoka, c.card, l.nik) as card, l.nik, l.nik_state, l.nama as name, l.tanggal_lahir as birth_date,
     l.blntag as month, l.bulan as bill_month, l.segment as billed_segment, l.iuran as iuran_asked, l.bantuan_iuran as bantuan_asked
   from read_parquet(${literal(file)}) as l left join nik_card as c on l.psnoka is null and c.nik = l.nik`

/** Cards by NIK, for lines that carry none: only where a bill has such lines. */
async function openNikCards(session: Session, files: readonly string[]): Promise<void> {
  const bare = await session.one<{ nik: string }>(`select nik from read_parquet([${files.map(literal).join(', ')}]) where psnoka is null limit 1`)
  await session.run(
    `create table nik_card as select nik, min(card) as card from people
       where is_primary and nik_state = 'ok' and card is not null and not contains(person_id, '/') and ${bare !== undefined} group by nik having count(*) = 1`,
  )
}

/** Opens the bill as view `bill_raw` and all earlier ones as `earlier_raw`. Fails: Problem `challenge/empty-bill`, `challenge/other-month`, `challenge/nobody-named`. */
export async function openBills(session: Session, { month, bill, earlierBills }: ChallengeInput): Promise<void> {
  if (bill.kind === 'heads') return
  await openNikCards(session, [bill.snapshot, ...earlierBills.map((it) => it.snapshot)])
  await session.run(`create view bill_raw as select bill_row as row_no, true as is_current, * from (${snapshotLines(bill.snapshot, month)})`)
  const earlier = earlierBills.map((it) => snapshotLines(it.snapshot, it.month))
  await session.run(
    `create view earlier_raw as ${earlier.length ? earlier.join(' union all ') : `select * exclude (row_no, is_current) from bill_raw where false`}`,
  )
  const [common] = await session.all<{ bill_month: string }>('select bill_month from bill_raw group by bill_month order by count(*) desc, bill_month limit 1')
  if (!common) throw emptyBill({ month })
  const count = await session.one<{ own: number; named: number }>(
    `select (count(*) filter (bill_month = ${literal(month)}))::integer as own,
       (count(*) filter (card is not null or name is not null and birth_date is not null))::integer as named from bill_raw`,
  )
  if (!count?.own) throw otherMonth({ month, found: common.bill_month })
  if (!count.named) throw nobodyNamed({ month })
}

/** Fills the table `rate` for months billed: what the law of each says the city and the centre pay; months before the law have none. */
export async function setRates(session: Session, months: readonly Month[]): Promise<ChallengeReport['rates']> {
  const rates = months.toSorted().flatMap((month) => {
    const { local, parameters } = ratesAt(`${month}-01`)
    return local ? [{ month, local, parameters }] : []
  })
  await session.run('create or replace table rate (month varchar, iuran bigint, bantuan bigint, centre bigint)')
  const rows = rates.map(({ month, local }) => `(${literal(month)}, ${local.iuran}, ${local.bantuanDaerah}, ${local.bantuanPusat})`)
  if (rows.length) await session.run(`insert into rate values ${rows.join(', ')}`)
  return rates.map(({ month, local, parameters }) => ({
    month,
    rupiah: Number(local.iuran) + Number(local.bantuanDaerah),
    parameters: [RATE_PARAMETERS.iuran, RATE_PARAMETERS.bantuan].flatMap((id) => {
      const it = parameters.get(id)
      return it ? [{ id, value: Number(it.value), confidence: it.confidence }] : []
    }),
  }))
}

const FITS: Record<BillReading, string> = {
  split: 'l.iuran_asked = r.iuran and l.bantuan_asked = r.bantuan',
  whole: 'l.iuran_asked = r.iuran + r.bantuan and (coalesce(l.bantuan_asked, 0) = 0 or l.bantuan_asked = r.centre)',
  gross: 'l.iuran_asked = r.iuran + r.bantuan + r.centre',
  iuran: 'l.iuran_asked = r.iuran and (coalesce(l.bantuan_asked, 0) = 0 or l.bantuan_asked = r.centre)',
  law: 'l.iuran_asked is null',
}

/** How the money of a bill is to be read: the reading that most lines fit; where none fits, `split` when most lines name a bantuan, else `whole`. */
export async function readingOf(session: Session, view: string): Promise<ChallengeReport['reading']> {
  const counts = BILL_READINGS.map((how) => `(count(*) filter (${FITS[how]}))::integer as "${how}"`)
  const row = await session.one<Record<BillReading, number> & { lines: number; helped: number }>(
    `select ${counts.join(', ')}, count(*)::integer as lines, (count(*) filter (l.bantuan_asked > 0))::integer as helped from ${view} as l left join rate as r on r.month = l.month`,
  )
  const lines = row?.lines ?? 0
  const best = BILL_READINGS.toSorted((a, b) => (row?.[b] ?? 0) - (row?.[a] ?? 0))[0] as BillReading
  if (row?.[best]) return { how: best, fits: row[best], lines }
  return { how: (row?.helped ?? 0) * 2 > lines ? 'split' : 'whole', fits: 0, lines }
}
