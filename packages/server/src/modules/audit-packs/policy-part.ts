import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { POLICY_DIR } from '@semesta/engine'
import { joinAuditPack } from './parts.ts'

/** Everything a number may rest on: not the printed forms, nor what invents a city. */
const BESIDE = ['letters', 'synth']

joinAuditPack({
  name: 'aturan',
  judul: 'Aturan, parameter, dan ukuran yang berlaku',
  title: 'Rules, parameters and indicators in force',
  async write(_, __, files) {
    const names = readdirSync(POLICY_DIR, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
    const content = names.filter((path) => !BESIDE.includes(path.split('/')[0] ?? '') && /^[a-z0-9._/-]+\.(sql|yaml)$/.test(path)).sort()
    for (const path of content) await files.copy(path, join(POLICY_DIR, path))
    return [{ kata: 'Berkas aturan dan parameter', words: 'Files of rules and parameters', value: content.length, unit: 'rows' }]
  },
})
