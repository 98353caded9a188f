import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** Milliseconds; a busy machine is no fault of the command. */
const LONG = 120_000
const bin = fileURLToPath(new URL('../../bin/semesta.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'semesta-cli-link-'))
const at = (name: string) => join(folder, name)
const semesta = (...args: string[]) => spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd: folder })

const people = [
  ['a1', 'Siti Aminah', '12/03/1984', 'Loktuan'],
  ['a2', 'Budi Santoso', '02/11/1971', 'Guntung'],
  ['a3', 'Muhammad Rizki Pratama', '30/05/1999', 'Loktuan'],
  ['a4', 'Dewi Lestari', '19/07/1990', 'Belimbing'],
  ['a5', 'St. Aminah', '12/03/1984', 'Lok Tuan'],
]
const csv = (rows: readonly (readonly string[])[]) => ['kode;nama;tgl_lahir;desa', ...rows.map((it) => it.join(';'))].join('\n')

it(
  'links a list with itself: the answer as promised, links and clusters by the rows own ids',
  () => {
    writeFileSync(at('list.csv'), csv(people))
    const { status, stdout } = semesta(
      'link',
      'list.csv',
      '--map',
      'kode=id',
      '--out',
      'links.csv',
      '--clusters',
      'clusters.csv',
      '--save-model',
      'model.json',
      '--json',
    )
    expect(status).toBe(0)
    const answer = JSON.parse(stdout)
    expect(Object.keys(answer).slice(0, 7)).toEqual(['records', 'pairsCompared', 'links', 'clusters', 'threshold', 'estimated', 'seconds'])
    expect(answer).toMatchObject({ records: 5, pairsCompared: 10, links: 1, clusters: 4 })
    const [titles, link = ''] = readFileSync(at('links.csv'), 'utf8').trim().split('\n')
    expect(titles).toBe('left_id,right_id,probability,weight,explanation')
    expect(link.split(',').slice(0, 2).sort()).toEqual(['a1', 'a5'])
    expect(link).toMatch(/peluang awal .*jumlah \+/)
    const clusters = readFileSync(at('clusters.csv'), 'utf8').trim().split('\n')
    expect(clusters[0]).toBe('id,cluster')
    expect(clusters).toHaveLength(6)
    const again = semesta('link', 'list.csv', '--map', 'kode=id', '--out', 'links.csv', '--model', 'model.json', '--json')
    expect(JSON.parse(again.stdout).links).toBe(1)
  },
  LONG,
)

it(
  'tells two lists apart where their ids are the same, and refuses in words',
  () => {
    writeFileSync(at('one.csv'), csv(people.slice(0, 4)))
    writeFileSync(
      at('two.csv'),
      csv([
        ['a1', 'Siti Aminah', '12/03/1984', 'Loktuan'],
        ['a2', 'Agus Salim', '30/12/1975', 'Guntung'],
      ]),
    )
    const { status } = semesta('link', 'one.csv', 'two.csv', '--map', 'kode=id', '--out', 'links.csv', '--clusters', 'clusters.csv', '--language', 'en')
    expect(status).toBe(0)
    expect(readFileSync(at('clusters.csv'), 'utf8').split('\n')[0]).toBe('id,cluster,file')
    expect(
      readFileSync(at('links.csv'), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((it) => it.split(',').slice(0, 2)),
    ).toEqual([['a1', 'a1']])
    writeFileSync(at('titles.csv'), 'id,nama\n')
    const refused = semesta('link', 'titles.csv', '--out', 'links.csv', '--json')
    expect(refused.status).toBe(1)
    expect(refused.stderr).toContain('"code":"link/no-rows"')
    expect(semesta('link', 'one.csv', '--map', 'nama', '--out', 'links.csv').status).toBe(2)
  },
  LONG,
)
