import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { joinAuditPack } from '../audit-packs/index.ts'
import { listMonths } from './read-months.ts'

joinAuditPack({
  name: 'bulan',
  judul: 'Peserta dan penduduk setiap bulan, beku seperti saat dihitung',
  title: 'Members and residents of each month, frozen as they were counted',
  async write(ctx, { from, until }, files) {
    const months = (await listMonths(ctx)).filter((it) => it.month >= from && it.month <= until).toSorted((a, b) => a.month.localeCompare(b.month))
    for (const it of months) {
      const folder = join(ctx.app.config.dataDir, it.folder)
      for (const name of (await readdir(folder)).filter((file) => file.endsWith('.parquet')).sort()) await files.copy(`${it.month}/${name}`, join(folder, name))
    }
    await files.json(
      'bulan.json',
      months.map(({ folder: _, people_online: __, names_indexed: ___, ...month }) => month),
    )
    const newest = months.at(-1)
    return [
      { kata: 'Bulan yang dihitung', words: 'Months counted', value: months.length, unit: 'rows' },
      ...(newest
        ? [
            { kata: `Penduduk, ${newest.month}`, words: `Residents, ${newest.month}`, value: newest.population, unit: 'heads' as const },
            { kata: `Terdaftar, ${newest.month}`, words: `Registered, ${newest.month}`, value: newest.registered, unit: 'heads' as const },
            { kata: `Aktif, ${newest.month}`, words: `Active, ${newest.month}`, value: newest.active, unit: 'heads' as const },
          ]
        : []),
    ]
  },
})
