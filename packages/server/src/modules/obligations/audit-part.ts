import { joinAuditPack } from '../audit-packs/index.ts'
import { partsOf } from './present.ts'
import * as store from './store.ts'

joinAuditPack({
  name: 'kewajiban',
  judul: 'Kewajiban iuran',
  title: 'Premiums owed',
  async write(ctx, { from, until }, files) {
    const runs = (await store.listRuns(ctx)).filter((it) => it.month >= from && it.month <= until)
    const first = runs.filter((it) => it.is_first).toSorted((a, b) => a.month.localeCompare(b.month))
    const view = (runId: string) => ({ runId, areas: [ctx.bind.regency] })
    let rupiah = 0
    const sums = []
    for (const run of first) {
      for (const { segment, class: memberClass, basis, heads, ...parts } of await store.sumTotals(ctx, view(run.id))) {
        const told = partsOf(parts)
        rupiah += told.localIuran + told.localBantuan
        sums.push([run.month, segment, memberClass, basis, heads, ...Object.values(told)])
      }
    }
    const money = ['own', 'employer', 'worker', 'local_iuran', 'local_bantuan', 'central', 'province']
    await files.csv('jumlah.csv', ['month', 'segment', 'class', 'basis', 'heads', ...money], sums)
    const differences = []
    for (const run of first) {
      for (const it of await store.sumAdjustments(ctx, run.month, [ctx.bind.regency])) {
        if (it.for_month === run.month)
          differences.push([it.for_month, it.run_month, it.computed_on, it.cause, it.segment, it.heads, ...Object.values(partsOf(it))])
      }
    }
    await files.csv('penyesuaian.csv', ['for_month', 'run_month', 'recorded_on', 'cause', 'segment', 'heads', ...money], differences)
    for (const run of runs) {
      const names = run.is_first ? ['due', 'adjustment'] : ['adjustment']
      for (const name of names) await files.copy(`${run.month}/${run.run_no}-${name}.parquet`, `${ctx.app.config.dataDir}/${run.folder}/${name}.parquet`)
    }
    return [
      { kata: 'Kewajiban Pemda yang dicatat', words: 'Owed by the local government as put down', value: rupiah, unit: 'rupiah' },
      { kata: 'Penyesuaian sesudahnya', words: 'Differences since', value: differences.length, unit: 'rows' },
    ]
  },
})
