import { addFund, recordAct, recordReceipt, setQuota } from '../../modules/funds/index.ts'
import { cityRate } from '../../modules/rates/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import type { Profile } from './profiles.ts'

type Ask = Parameters<typeof addFund>[1]
type Budgeted = Parameters<typeof recordAct>[1]['lines']

/** A fund of the invented year: its part of the budget in thousandths, and the days (`MM-DD`) on which its money is to come and came. */
interface DemoFund extends Pick<Ask, 'kind' | 'name' | 'document' | 'priority' | 'segments' | 'deciles'> {
  permille: number
  arrivals: readonly (readonly [expected: string, came: string | null])[]
}

const open = { segments: [], deciles: [] }
const FUNDS: readonly DemoFund[] = [
  {
    ...{ kind: 'bantuan-provinsi', name: 'Bantuan keuangan provinsi', document: 'SK Gubernur 440/12 (data uji)', priority: 10, permille: 25 },
    ...{ segments: ['PBPU_PEMDA'], deciles: [1, 2, 3, 4], arrivals: [['10-15', null]] },
  },
  {
    ...{ kind: 'pajak-rokok', name: 'Pajak rokok, bagian JKN', document: 'Pergub bagi hasil 7 (data uji)', priority: 20, permille: 190, ...open },
    arrivals: [
      ['03-31', '04-04'],
      ['06-30', '06-27'],
      ['09-30', '10-21'],
      ['11-05', null],
    ],
  },
  {
    ...{ kind: 'dau-sg', name: 'DAU ditentukan bidang kesehatan', document: 'PMK alokasi DAU (data uji)', priority: 30, permille: 125, ...open },
    arrivals: [
      ['02-28', '02-25'],
      ['08-31', '08-29'],
    ],
  },
  {
    ...{ kind: 'apbd-murni', name: 'APBD murni', document: 'DPA SKPD Dinas Kesehatan (data uji)', priority: 50, permille: 660, ...open },
    arrivals: [
      ['01-15', '01-15'],
      ['04-15', '04-15'],
      ['07-15', '07-14'],
      ['10-15', '10-15'],
    ],
  },
]
const CSR: DemoFund = {
  ...{ kind: 'csr', name: 'Donatur (di luar APBD)', document: 'Perjanjian donatur (data uji)', priority: 90, permille: 12 },
  ...{ segments: ['PBPU_PEMDA', 'PBPU'], deciles: [1, 2, 3, 4, 5], arrivals: [] },
}
const CIGARETTE_SHARE = 37.5

/** The invented fiscal year of the demo: funds with what came and what is late, the first budget on both lines, and the quota of the agreement. */
export async function recordBudget(ctx: Ctx, { regency, month, budget, quota }: Profile): Promise<void> {
  const year = Number(month.slice(0, 4))
  const rate = cityRate(month)
  const idOf = (...name: string[]) => derivedId('demo', regency, String(year), ...name)
  const lines: Budgeted = []
  for (const it of [...FUNDS, CSR]) {
    const fundId = idOf(it.kind)
    const planned = Math.round((budget * it.permille) / 1_000_000) * 1000
    const arrivals = it.arrivals.map(([day], index) => ({
      id: idOf(it.kind, day),
      expectedOn: `${year}-${day}`,
      amount: partOf(planned, it.arrivals.length, index),
    }))
    const { arrivals: _, permille: __, ...plain } = it
    const share = it.kind === 'pajak-rokok' ? { share: { percent: CIGARETTE_SHARE, of: Math.round((planned * 100) / CIGARETTE_SHARE) } } : {}
    const months = { fromMonth: `${year}-01`, untilMonth: `${year}-12` }
    await addFund(ctx, { ...plain, ...share, ...months, id: fundId, year, areas: [], planned, documentOn: `${year}-01-02`, arrivals })
    for (const [index, [day, came]] of it.arrivals.entries()) {
      if (came === null || `${year}-${came}` > `${month}-31`) continue
      const receipt = { amount: partOf(planned, it.arrivals.length, index), document: `${came}/${year} (data uji)` }
      await recordReceipt(ctx, { id: idOf(it.kind, 'came', day), arrivalId: idOf(it.kind, day), on: `${year}-${came}`, ...receipt })
    }
    if (it === CSR) continue
    const bantuan = Math.round((planned * rate.bantuanDaerah) / rate.total)
    lines.push({ fundId, part: 'iuran', amount: planned - bantuan }, { fundId, part: 'bantuan', amount: bantuan })
  }
  const act = { stage: 'murni' as const, on: `${year}-01-02`, document: `DPA SKPD ${year} (data uji)`, why: 'Angka rekaan untuk demonstrasi' }
  await recordAct(ctx, { ...act, id: idOf('murni'), year, lines })
  const agreement = { document: `Rencana Kerja ${year} (data uji)`, documentOn: `${year}-01-02` }
  await setQuota(ctx, { ...agreement, id: idOf('quota'), fromMonth: `${year}-01`, heads: quota, growth: Math.round(quota / 450) })
}

/** An equal part of a sum, the first with what does not divide. */
function partOf(sum: number, parts: number, index: number): number {
  const each = Math.floor(sum / parts)
  return index === 0 ? sum - each * (parts - 1) : each
}
