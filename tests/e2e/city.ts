import { chmodSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@semesta/contract'
import { loginOf } from './people.ts'
import { type Running, semestaJson, startSemesta } from './semesta.ts'

export interface City {
  regency: string
  month: string
  population: number
  /** months of roster history before `month` */
  history: number
  /** who may sign in, on which area */
  people: readonly { role: Role; area: string }[]
}
export interface OpenCity extends City {
  running: Running
  url: string
  dataDir: string
}
interface Synth {
  files: { register: string; asOf: string; path: string; rows: number }[]
}

/** A new temporary folder that others may pass through: started as root, PostgreSQL runs as somebody else. */
export function aFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `semesta-${purpose}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** A running server over an invented city, made by the command line alone. A folder that already holds the city is used as it is. */
export async function openCity(city: City, folder: string): Promise<OpenCity> {
  const dataDir = join(folder, 'data')
  const fresh = !existsSync(dataDir)
  mkdirSync(dataDir, { recursive: true })
  const running = await startSemesta(['serve'], dataDir)
  if (fresh) await settle(city, running, dataDir, join(folder, 'registers'))
  return { ...city, running, url: running.url, dataDir }
}

async function settle(city: City, running: Running, dataDir: string, registers: string) {
  try {
    await fill(city, dataDir, registers)
    for (const { role, area } of city.people) await invite(running.url, dataDir, role, area)
  } catch (error) {
    await running.stop()
    throw error
  }
}

async function fill({ regency, month, population, history }: City, dataDir: string, out: string) {
  const size = ['--population', String(population), '--seed', '1', '--history', String(history), '--dirt', '1']
  const synth = await semestaJson<Synth>(['synth', '--regency', regency, '--month', month, ...size, '--out', out], dataDir)
  for (const file of synth.files) await semestaJson(['import', file.register, file.path, '--regency', regency, '--as-of', file.asOf], dataDir)
  const months = [...new Set(synth.files.filter((file) => file.register === 'peserta').map((file) => file.asOf.slice(0, 7)))].sort()
  for (const each of months) await semestaJson(['month', 'build', '--regency', regency, '--month', each], dataDir)
}

/** Adds a person by the command line and sets the password by the one-time link. */
async function invite(url: string, dataDir: string, role: Role, area: string) {
  const login = loginOf(role)
  const person = ['--name', `Uji ${role}`, '--email', login.email, '--role', role, '--area', area]
  const { activationLink } = await semestaJson<{ activationLink: string }>(['user', 'add', ...person], dataDir)
  const token = new URL(activationLink).searchParams.get('token')
  const answer = await fetch(`${url}/api/v1/activate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, password: login.password }),
  })
  if (!answer.ok) throw new Error(`activation of ${role}: ${answer.status} ${await answer.text()}`)
}
