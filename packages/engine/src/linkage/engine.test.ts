import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSession } from '../session.ts'
import { judgeColumns, profileColumns } from './columns.ts'
import { loadLinkageContent } from './content.ts'
import { linkRecords, openLinkage } from './engine.ts'
import { type ExplanationBar, explanationJsonSql } from './explain.ts'
import { makeFields } from './mapping.ts'
import { prepareRecords } from './prepare.ts'
import { readInput } from './read.ts'

const people = [
  ['Siti Aminah', '1984-03-12', 'Loktuan', 'P'],
  ['Budi Santoso', '1971-11-02', 'Guntung', 'L'],
  ['Muhammad Rizki Pratama', '1999-05-30', 'Loktuan', 'L'],
  ['Dewi Lestari', '1990-07-19', 'Belimbing', 'P'],
  ['Andi Baso Tahir', '1965-01-23', 'Guntung', 'L'],
  ['Nurhayati', '1978-09-08', 'Belimbing', 'P'],
]
const again = [
  ['St. Aminah', '1984-03-12', 'Lok Tuan', 'P'],
  ['Muh. Rizki Pratama', '1999-05-30', 'Loktuan', 'L'],
]

it('finds the same people under other spellings and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'semesta-linkage-'))
  const file = join(folder, 'people.csv')
  writeFileSync(file, ['nama,tanggal_lahir,desa,jk', ...[...people, ...again].map((it) => it.join(','))].join('\n'))
  const session = await openSession({ memoryLimit: '500MB', tempDirectory: join(folder, 'spill') }, { keepOrder: true })
  const content = loadLinkageContent()
  await openLinkage(session)
  const input = await readInput(session, { file, name: 'people.csv', workDir: folder, index: 0 })
  const fields = makeFields([judgeColumns(await profileColumns(session, input), content.model)])
  expect(fields.map((it) => it.role)).toEqual(['birth0', 'name0', 'place0', 'sex0'])
  const prepared = await prepareRecords(session, { files: [input], fields, ids: [null], monthFirst: new Set(), content })
  const linked = await linkRecords(session, { prepared, fields, content })
  const pairs = await session.all<{ l: bigint; r: bigint }>(`select a.row_no as l, b.row_no as r from cluster as x join cluster as y
    on x.cluster = y.cluster join rec as a on a.rec = x.rec join rec as b on b.rec = y.rec where a.row_no < b.row_no order by l`)
  expect(pairs.map((it) => [Number(it.l), Number(it.r)])).toEqual([
    [1, 7],
    [3, 8],
  ])
  const [row] = await session.all<{ bars: string }>(`select ${explanationJsonSql(linked.model, fields, content.model)} as bars
    from scored join said as a on a.rec = l join said as b on b.rec = r join rec as x on x.rec = l where x.row_no in (1, 7) order by probability desc limit 1`)
  const bars = JSON.parse(row?.bars ?? '[]') as ExplanationBar[]
  expect(bars.slice(0, 4).map((it) => it.field)).toEqual(['tanggal_lahir', 'nama', 'desa', 'jk'])
  expect(bars[0]?.words.judul).toBe('sama')
  session.close()
})
