import { readFileSync } from 'node:fs'
import { REGISTERS } from '@semesta/kernel'
import { parseCsv } from 'hucre/csv'
import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { loadColumnTexts, loadMapping, registerFile } from './mapping.ts'
import { registerTemplate } from './template.ts'
import { takeIn } from './testing.ts'

it.each(REGISTERS)('a filled template of %s goes in whole', async (register) => {
  const workbook = await openXlsx(await registerTemplate(register, '64.74'))
  expect(workbook.sheets.map((it) => it.name)).toEqual(['data', 'Petunjuk Semesta', 'Contoh Semesta', 'Pilihan Semesta'])
  const [data] = workbook.sheets
  const sample = parseCsv(readFileSync(registerFile(register, 'sample.csv'), 'utf8').trimEnd())
  const titles = data?.rows[0] ?? []
  const filled = sample.slice(1).map((row) => titles.map((title) => row[sample[0]?.indexOf(String(title)) ?? -1] || null))
  data?.rows.push(...(filled as never[]))
  const { report } = await takeIn(register, await saveXlsx(workbook), 'templat.xlsx')
  expect(report.rows).toEqual({ read: filled.length, accepted: filled.length, rejected: 0, skipped: 0 })
  expect([report.notes, report.unknownColumns]).toEqual([[], []])
})

it.each(REGISTERS)('every choice that the template of %s offers is one that is read', async (register) => {
  const { sheets } = await readXlsx(await registerTemplate(register, '64.74'))
  const { columns } = loadMapping(register)
  const lists = sheets.find((it) => it.name === 'Pilihan Semesta')?.rows ?? []
  const coded = columns.filter((it) => ['code', 'sex', 'bool', 'participant', 'membership'].includes(it.type))
  for (const column of coded) {
    const at = columns.indexOf(column)
    const values = lists.slice(1).flatMap((row) => (row[at] === null || row[at] === undefined ? [] : [String(row[at])]))
    expect(values.length).toBeGreaterThan(1)
    const sample = parseCsv(readFileSync(registerFile(register, 'sample.csv'), 'utf8').trimEnd())
    const [titles = [], first = []] = sample
    if (!titles.includes(column.name)) continue
    const rows = values.map((value, n) =>
      first.map((it, i) => (titles[i] === column.name ? value : titles[i] === 'nama' ? `${it} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}${n}` : it)),
    )
    const text = [titles, ...rows].map((row) => row.map((it) => `"${String(it ?? '').replaceAll('"', '""')}"`).join(',')).join('\n')
    const { report } = await takeIn(register, text)
    expect([column.name, report.rejects.filter((it) => it.column === column.name)]).toEqual([column.name, []])
    expect(report.warningGroups.filter((it) => it.column === column.name && it.reason.includes('dikosongkan'))).toEqual([])
  }
})

it('makes whole columns text, so that numbers typed later keep their digits, and marks what is required', async () => {
  const { sheets } = await readXlsx(await registerTemplate('peserta', '64.74'), { readStyles: true })
  const [data] = sheets
  expect(data?.rows).toHaveLength(1)
  expect(data?.dataValidations?.map((it) => it.range)).toContain('H2:H5000')
  expect(data?.cells?.get('0,0')?.style?.fill).toBeDefined()
  expect(data?.cells?.get('0,1')?.style?.fill).toBeUndefined()
})

it('explains every column of every register', () => {
  const texts = loadColumnTexts()
  const names = REGISTERS.flatMap((it) => loadMapping(it).columns.map(({ name }) => name))
  expect(names.filter((it) => !texts[it])).toEqual([])
  expect(Object.keys(texts).filter((it) => !names.includes(it))).toEqual([])
})
