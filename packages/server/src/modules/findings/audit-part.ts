import { joinAuditPack } from '../audit-packs/index.ts'
import { listMonths } from '../months/index.ts'
import { columns, eachRow } from './export-findings.ts'

joinAuditPack({
  name: 'temuan',
  judul: 'Temuan menurut aturan setiap bulan',
  title: 'Findings of each month by rule',
  async write(ctx, { from, until }, files) {
    const months = (await listMonths(ctx)).filter((it) => it.month >= from && it.month <= until).toSorted((a, b) => a.month.localeCompare(b.month))
    const counts = months.flatMap((it) => it.findings.map((finding) => ({ month: it.month, ...finding })))
    await files.table('jumlah.csv', ['month', 'rule', 'people', 'rupiahPerMonth'], counts)
    const names = columns.map((it) => it.name)
    for (const month of months.filter((it) => it.people_online)) {
      await files.csv(`temuan-${month.month}.csv`, names, eachRow(ctx, month, { month: month.month, format: 'csv' }))
    }
    const newest = months.at(-1)
    const people = newest?.findings.reduce((total, it) => total + it.people, 0) ?? 0
    return newest ? [{ kata: `Temuan, ${newest.month}`, words: `Findings, ${newest.month}`, value: people, unit: 'rows' }] : []
  },
})
