import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { accountFor } from './account.ts'
import { copyNative, nativeFolder } from './binaries.ts'

it('copies PostgreSQL so that an account without rights can run it, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'semesta-native-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o711)
  const target = join(folder, 'copy')
  const native = await nativeFolder()
  // Two processes may find at the same moment that there is no copy.
  await Promise.all([copyNative(native, target), copyNative(native, target)])
  const account = accountFor()
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  expect(execFileSync(join(target, 'bin', 'postgres'), ['--version'], { ...identity, cwd: '/', encoding: 'utf8' })).toContain('PostgreSQL) 18')
  const made = (await stat(target)).ctimeMs
  await copyNative(native, target)
  expect((await stat(target)).ctimeMs).toBe(made)
})
