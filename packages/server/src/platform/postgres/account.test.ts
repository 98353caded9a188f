import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { accountFor, canReach, unprivileged } from './account.ts'

const passwd = ['root:x:0:0:root:/root:/bin/bash', 'daemon:x:1:1::/:/bin/false', 'nobody:x:65534:65534::/:/bin/false', 'guest:x:1000:1000::/:/bin/sh'].join(
  '\n',
)

it('runs as whoever starts it, unless that is root', () => {
  expect(accountFor(1000)).toBeNull()
  expect(accountFor(0)?.uid).toBeGreaterThan(0)
})

it('prefers its own account, then nobody, then the highest there is', () => {
  expect(unprivileged(`${passwd}\nsemesta:x:900:901::/:/bin/false`)).toEqual({ name: 'semesta', uid: 900, gid: 901 })
  expect(unprivileged(passwd)?.name).toBe('nobody')
  expect(unprivileged('root:x:0:0:::\na:x:5:5:::\nb:x:7:7:::')?.name).toBe('b')
  expect(unprivileged('root:x:0:0:root:/root:/bin/bash')).toBeNull()
})

it('sees that a closed folder above keeps others out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reach-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const inner = join(folder, 'inner')
  mkdirSync(inner)
  const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 }
  chmodSync(folder, 0o755)
  expect(canReach(stranger, join(inner, 'file'))).toBe(true)
  chmodSync(folder, 0o700)
  expect(canReach(stranger, join(inner, 'file'))).toBe(false)
})
