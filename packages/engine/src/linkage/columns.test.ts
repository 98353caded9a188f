import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSession } from '../session.ts'
import { judgeColumns, profileColumns } from './columns.ts'
import { loadLinkageContent } from './content.ts'
import { openLinkage } from './engine.ts'
import { applyMap } from './map-columns.ts'
import { makeFields, rowIdOf } from './mapping.ts'
import { readInput } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'semesta-columns-'))

async function judged(text: string) {
  const session = await openSession({ memoryLimit: '500MB', tempDirectory: join(folder, 'spill') }, { keepOrder: true })
  await openLinkage(session)
  const path = join(folder, 'list.csv')
  writeFileSync(path, text)
  const file = await readInput(session, { file: path, name: 'list.csv', workDir: folder, index: 0 })
  const columns = judgeColumns(await profileColumns(session, file), loadLinkageContent().model)
  session.close()
  return { columns, uses: Object.fromEntries(columns.map((it) => [it.title, it.use])) }
}

const surnames = ['holm', 'berg', 'lund', 'dahl', 'vik', 'moen', 'lie', 'bakke']
const rows = Array.from({ length: 60 }, (_, i) => ({
  id: `rec-${i}-org`,
  who: `${['anna', 'erik', 'nils', 'kari'][i % 4]} ${surnames[i % 8]}${String.fromCharCode(97 + (i % 26))}`,
  born: `19${40 + (i % 50)}-0${1 + (i % 9)}-${10 + (i % 18)}`,
  code: `99${String(i).padStart(2, '0')}125408840001`,
  mail: `a${i}@post.no`,
  gender: i % 2 ? 'm' : 'f',
}))

it('recognises columns by content where titles say nothing', async () => {
  const text = ['a,b,c,d,e,f', ...rows.map((it) => [it.id, it.who, it.born, it.code, it.mail, it.gender].join(','))].join('\n')
  const { columns, uses } = await judged(text)
  expect(uses).toEqual({ a: 'rowid', b: 'name', c: 'date', d: 'identity', e: 'email', f: 'sex' })
  expect(rowIdOf(columns)?.title).toBe('a')
})

it('takes a telephone for one in any language: a household shares it, an identity number it does not', async () => {
  const titles = ['telefoon', 'telefono', 'No. Telp', 'telefonnummer', 'Handynummer', 'celular', 'movil']
  const text = [titles.join(','), ...rows.map((_, i) => titles.map(() => `65${String(1_000_000 + 7919 * i)}`).join(','))].join('\n')
  expect(new Set(Object.values((await judged(text)).uses))).toEqual(new Set(['phone']))
})

it('leaves out what looks like the answer, and takes no row id that does not tell rows apart', async () => {
  const text = [
    'unique_id; cluster; entity_id; patient_id; name; true_name',
    ...rows.map((it, i) => [i, i % 7, i % 5, i % 9, it.who, rows[i % 7]?.who].join(';')),
  ].join('\n')
  const { uses, columns } = await judged(text)
  expect(uses).toEqual({ unique_id: 'rowid', cluster: 'answer', entity_id: 'answer', patient_id: 'answer', name: 'name', true_name: 'answer' })
  expect(makeFields([columns]).map((it) => it.role)).toEqual(['name0'])
})

it('parts of a name are one comparison, however many columns say it', async () => {
  const text = ['full_name, first_name, surname, nama_ibu', ...rows.map((it) => [it.who, ...it.who.split(' '), it.who].join(', '))].join('\n')
  const fields = makeFields([(await judged(text)).columns])
  expect(fields.map((it) => [it.role, it.columns[0]?.length])).toEqual([
    ['mother0', 1],
    ['name0', 3],
  ])
})

it('does what a person says of a column, and refuses what it does not know', async () => {
  const { columns } = await judged(['a,b,c', ...rows.map((it) => [it.id, it.who, it.code].join(','))].join('\n'))
  expect(applyMap([columns], { C: 'id', a: 'ignore' })[0]?.map((it) => it.use)).toEqual(['ignore', 'name', 'rowid'])
  expect(() => applyMap([columns], { z: 'name' })).toThrow(/no column z/)
  expect(() => applyMap([columns], { a: 'poem' })).toThrow(/no such kind/)
})

it('reads a list without titles, and one below blank lines', async () => {
  expect((await judged(rows.map((it) => [it.id, it.who, it.born].join(',')).join('\n'))).columns.map((it) => it.use)).toEqual(['rowid', 'name', 'date'])
  expect((await judged(`\n\nid,name\n${rows.map((it) => `${it.id},${it.who}`).join('\n')}`)).uses).toEqual({ id: 'rowid', name: 'name' })
})
