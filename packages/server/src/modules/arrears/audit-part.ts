import { joinAuditPack } from '../audit-packs/index.ts'
import { listMonths } from '../months/index.ts'
import { type ArrearsLaw, rehabOf } from './debt.calc.ts'
import { lawOf } from './get-arrears.ts'
import * as store from './pack-store.ts'
import { listCounted } from './store.ts'

joinAuditPack({
  name: 'tunggakan',
  judul: 'Tunggakan peserta mandiri seperti diketahui tiap bulan, dan pemutihan',
  title: 'Arrears of the self-paying as known each month, and write-offs',
  async write(ctx, { from, until }, files) {
    const months = (await listMonths(ctx)).filter((it) => it.month >= from && it.month <= until).toSorted((a, b) => a.month.localeCompare(b.month))
    const counted = new Map((await listCounted(ctx)).map((it) => [it.build_id, it.named]))
    const known = months.filter((it) => counted.has(it.build_id))
    for (const built of known) {
      const { month, build_id } = built
      await files.table(`jumlah-${month}.csv`, store.SUM_COLUMNS, store.eachSum(ctx, build_id))
      if (counted.get(build_id)) await files.table(`orang-${month}.csv`, store.DEBTOR_COLUMNS, withRehab(store.eachDebtor(ctx, build_id), lawOf(built)))
    }
    const writeOffs = await files.table('pemutihan.csv', store.WRITE_OFF_COLUMNS, store.eachWriteOff(ctx, until))
    const newest = known.at(-1)
    const owed = newest && (await store.sumOwed(ctx, newest.build_id))
    return [
      ...(newest && owed
        ? [
            { kata: `Peserta menunggak, ${newest.month}`, words: `Members in arrears, ${newest.month}`, value: owed.heads, unit: 'heads' as const },
            { kata: `Tunggakan menurut tarif, ${newest.month}`, words: `Arrears at the rates, ${newest.month}`, value: owed.rupiah, unit: 'rupiah' as const },
          ]
        : []),
      { kata: 'Catatan pemutihan', words: 'Records of write-offs', value: writeOffs, unit: 'rows' },
    ]
  },
})

/** Debtors with what paying off by instalments would cost a month. */
async function* withRehab(debtors: AsyncIterable<store.Debtor>, law: ArrearsLaw) {
  for await (const it of debtors) {
    yield { ...it, rehab_monthly_rupiah: rehabOf({ months: it.months, rupiah: it.rates_rupiah }, law)?.monthlyRupiah ?? null }
  }
}
