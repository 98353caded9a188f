import type { Role } from '@semesta/contract'
import { findRegency, listKecamatan, listVillages } from '@semesta/engine'
import { levelOf } from '@semesta/kernel'

export const PROFILES = ['bontang', 'kukar', 'bandung'] as const
export type ProfileName = (typeof PROFILES)[number]

export interface Profile {
  name: ProfileName
  regency: string
  month: string
  population: number
  /** rupiah of the invented budget of the month's year */
  budget: number
  /** heads the invented agreement allows */
  quota: number
  /** villages that get a lurah, by name; otherwise the first two */
  villages: readonly string[]
}

/** The invented cities of the demonstration; policy/synth/profiles.yaml has their exact counts. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  bontang: {
    name: 'bontang',
    regency: '64.74',
    month: '2025-11',
    population: 193_048,
    budget: 24_000_000_000,
    quota: 54_500,
    villages: ['Bontang Kuala', 'Lok Tuan'],
  },
  kukar: { name: 'kukar', regency: '64.02', month: '2024-12', population: 788_133, budget: 64_000_000_000, quota: 146_000, villages: [] },
  bandung: { name: 'bandung', regency: '32.73', month: '2025-11', population: 2_599_743, budget: 254_000_000_000, quota: 570_000, villages: [] },
}

export interface DemoPerson {
  email: string
  name: string
  role: Role
  areaCode: string
}

/** One password for all: this installation holds invented people only. */
export const DEMO_PASSWORD = 'semesta-demo-1'

/** Somebody for every role that has something to show, each on an area of its kind. */
export function demoPeople({ regency, villages }: Profile): DemoPerson[] {
  const all = listVillages(regency)
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '')
  const named = villages.flatMap((name) => all.find((it) => plain(it.name) === plain(name)) ?? [])
  const [first, second] = named.length === 2 ? named : all
  const [kecamatan] = listKecamatan(regency)
  if (!first || !second || !kecamatan) throw new Error(`${regency} has no villages`)
  const place: Partial<Record<Role, string>> = {
    ...{ administrator: '00', province: regency.slice(0, 2), camat: kecamatan.code, lurah: first.code, rt: `${first.code}/001/001` },
    ...{ 'pesiar-agent': first.code },
  }
  const roles: Role[] = ['administrator', 'dinkes', 'dinsos', 'disdukcapil', 'disnaker', 'bpkad', 'bpjs-branch', 'camat', 'lurah', 'rt', 'pesiar-agent']
  roles.push('pesiar-supervisor', 'counter-officer', 'facility', 'auditor', 'province', 'donor')
  const people = roles.map((role) => personOf(role, place[role] ?? regency))
  return [...people, { ...personOf('lurah', second.code), email: 'lurah2@contoh.id' }]
}

function personOf(role: Role, areaCode: string): DemoPerson {
  return { email: `${role}@contoh.id`, name: `${role} ${placeName(areaCode)} (data uji)`, role, areaCode }
}

/** What an area of a demonstration is called. */
export function placeName(code: string): string {
  if (code === '00') return 'Indonesia'
  const regency = code.slice(0, 5)
  switch (levelOf(code)) {
    case 'province':
      return `provinsi ${code}`
    case 'regency':
      return findRegency(code)?.name ?? code
    case 'kecamatan':
      return listKecamatan(regency).find((it) => it.code === code)?.name ?? code
    default: {
      const [village, rw, rt] = code.split('/')
      const name = listVillages(regency).find((it) => it.code === village)?.name ?? code
      return rt ? `RT ${rt} RW ${rw} ${name}` : name
    }
  }
}
