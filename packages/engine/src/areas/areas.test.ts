import { isAreaCode } from '@semesta/kernel'
import { expect, it } from 'vitest'
import { type Area, allAreas, findRegency, listKecamatan, listProvinces, listRegencies, listVillages, tiles, timeZoneOf } from './index.ts'

it('holds every area of the country, parents before children', () => {
  const count: Record<string, number> = {}
  const seen = new Set<string>()
  let orphan: Area | undefined
  for (const area of allAreas()) {
    count[area.level] = (count[area.level] ?? 0) + 1
    if (!isAreaCode(area.code) || (area.parent !== null && !seen.has(area.parent))) orphan = area
    seen.add(area.code)
  }
  expect(orphan).toBeUndefined()
  expect(count).toEqual({ province: 38, regency: 514, kecamatan: 7_285, village: 83_762 })
  expect(seen.size).toBe(38 + 514 + 7_285 + 83_762)
  expect([listProvinces().length, listRegencies().length]).toEqual([38, 514])
})

it('knows the three cities of the profiles', () => {
  expect(findRegency('64.74')).toEqual({ code: '64.74', name: 'Kota Bontang', province: 'Kalimantan Timur', timeZone: 'Asia/Makassar' })
  expect(findRegency('99.99')).toBeUndefined()
  expect(listKecamatan('64.74').map((it) => it.name)).toEqual(['Bontang Utara', 'Bontang Selatan', 'Bontang Barat'])
  expect(listVillages('64.74')[2]).toEqual({ code: '64.74.01.1003', name: 'Lok Tuan', kecamatan: '64.74.01', kecamatanName: 'Bontang Utara' })
  expect(['64.74', '64.02', '32.73'].map((it) => [listKecamatan(it).length, listVillages(it).length])).toEqual([
    [3, 15],
    [20, 237],
    [30, 151],
  ])
})

it('mends the quoting of the source', () => {
  expect(listVillages('12.07').find((it) => it.code === '12.07.28.1007')?.name).toBe('Lubuk Pakam I,II')
  expect(listVillages('35.13').find((it) => it.code === '35.13.15.2017')?.name).toBe("Soka'an")
  expect(listVillages('33.07').find((it) => it.code === '33.07.07.2016')?.name).toBe('Lamuk')
})

it('keeps western time in western and central Kalimantan and eastern time from Maluku on', () => {
  expect(['11.01', '61.01', '62.71', '63.71', '64.02', '65.71', '51.71', '53.71', '71.71', '82.71', '96.71'].map(timeZoneOf)).toEqual([
    'Asia/Jakarta',
    'Asia/Pontianak',
    'Asia/Pontianak',
    ...Array(6).fill('Asia/Makassar'),
    'Asia/Jayapura',
    'Asia/Jayapura',
  ])
})

it('draws Bontang as its people know it', () => {
  const at = new Map(tiles('64.74').map((it) => [`${it.x},${it.y}`, it.village]))
  const names = new Map(listVillages('64.74').map((it) => [it.code, it.name]))
  const drawn = [0, 1, 2, 3, 4].map((y) => [0, 1, 2, 3, 4].map((x) => names.get(at.get(`${x},${y}`) ?? '') ?? ''))
  expect(drawn).toEqual([
    ['', '', 'Guntung', 'Lok Tuan', ''],
    ['', 'Belimbing', 'Gunung Elai', 'Api-api', 'Bontang Kuala'],
    ['Kanaan', 'Gunung Telihan', 'Bontang Baru', 'Tanjung Laut', 'Tanjung Laut Indah'],
    ['', 'Satimpo', 'Berbas Tengah', 'Berbas Pantai', ''],
    ['', '', 'Bontang Lestari', '', ''],
  ])
  expect(at.size).toBe(15)
})

it('gives every village of every regency a cell of its own, kecamatan in one piece, in a compact grid', () => {
  let found = 0
  for (const { code } of listRegencies()) {
    const villages = listVillages(code)
    found += villages.length
    const layout = tiles(code)
    expect(new Set(layout.map((it) => `${it.x},${it.y}`)).size, code).toBe(villages.length)
    expect(new Set(layout.map((it) => it.village)), code).toEqual(new Set(villages.map((it) => it.code)))
    if (code === '64.74') continue
    const area = (Math.max(...layout.map((it) => it.x)) + 1) * (Math.max(...layout.map((it) => it.y)) + 1)
    expect(area, code).toBeLessThanOrEqual(villages.length + 6 * Math.sqrt(villages.length) + 8)
    const apart = layout.slice(1).filter((it, index) => {
      const before = layout[index] ?? it
      return Math.abs(it.x - before.x) + Math.abs(it.y - before.y) !== 1
    })
    expect(apart, `${code}: each touches the one before`).toEqual([])
  }
  expect(found).toBe(83_762)
})
