import { expect, it } from 'vitest'
import { beliefsOf } from './beliefs.calc.ts'
import type { PersonRecord } from './tables.ts'

const nobody = {
  card_since: null,
  moved_direction: null,
  card: null,
  decile: null,
  died_on: null,
  death_source: null,
  employed_until: null,
  row_pekerja: null,
  pbi_recipient: null,
  pbi_removed_on: null,
}
const person = (facts: Partial<PersonRecord>) => ({ ...nobody, is_active: false, is_resident: true, row_penduduk: 1, ...facts }) as PersonRecord
const belief = (question: string, facts: Partial<PersonRecord>, poorDecile: number | null = 4) =>
  beliefsOf([person(facts)], poorDecile).find((it) => it.question === question)

it('says in words why a card counts as inactive, never in codes', () => {
  const active = belief('active', { card: '0001234567890', segment: 'PPU_BU', status: 'nonaktif_akhir_bulan' })
  expect(active).toMatchObject({ answer: 'no', because: [{ judul: 'Kartu PPU Badan Usaha: nonaktif di akhir bulan.' }] })
})

it('writes dates as people do', () => {
  const dead = belief('dead', { died_on: '2024-11-11', death_source: 'RT' })
  expect(dead).toMatchObject({ answer: 'yes', because: [{ judul: 'Register kematian: meninggal 11 November 2024 (RT).' }] })
})

it('draws the line of poverty where the law of the day does', () => {
  expect(belief('poor', { decile: 4 })?.answer).toBe('yes')
  expect(belief('poor', { decile: 5 })?.answer).toBe('no')
  expect(belief('poor', { decile: 1 }, null)?.answer).toBe('unknown')
})

it('names the register behind each reason, and none where the law speaks', () => {
  const registers = (question: string, facts: Partial<PersonRecord>) => belief(question, facts)?.because.map((it) => it.register)
  expect(registers('dead', { died_on: '2024-11-11', death_source: 'RT' })).toEqual(['kematian'])
  expect(registers('dead', {})).toEqual(['penduduk'])
  expect(registers('poor', { decile: 4 })).toEqual(['dtsen', null])
  expect(registers('moved', { moved_direction: 'keluar', moved_on: '2025-01-01' })).toEqual(['pindah'])
})
