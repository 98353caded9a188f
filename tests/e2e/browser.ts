import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

/**
 * Starts a real Chromium without asking the machine for one.
 *
 * On Linux x64 it comes from an npm package, with its own libraries and fonts, unpacked once a user into the temporary folder; elsewhere the
 * installed Chrome is taken. `CHROMIUM_PATH` overrides both. The package's own flags are not used: one process for everything dies with a page.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none']
  return chromium.launch({ args, headless: true, ...(await executable()) })
}

async function executable(): Promise<LaunchOptions> {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' }
  const home = await unpacked()
  const env = { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: join(home, 'fonts') } as Record<string, string>
  return { executablePath: join(home, 'chromium'), env }
}

/** The folder of the unpacked browser. Unpacks beside it and renames, so that two runs at once never meet half a browser. */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url)
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin')
  const { version } = require('playwright-core/package.json') as { version: string }
  const home = join(tmpdir(), `semesta-chromium-${process.getuid?.() ?? 'user'}-${version}`)
  if (existsSync(home)) return home
  const fresh = await mkdtemp(`${home}-`)
  await unpackInto(fresh, bin)
  await pointToFonts(fresh, home)
  await rename(fresh, home).catch(async (error) => {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  })
  return home
}

/** The package looks for its fonts where a lambda has them; without any, the first letter that the page lacks ends the browser. */
async function pointToFonts(fresh: string, home: string) {
  const file = join(fresh, 'fonts', 'fonts.conf')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replaceAll('/tmp/fonts', join(home, 'fonts', 'fonts')))
}

async function unpackInto(folder: string, bin: string) {
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  // The package unpacks into the temporary folder, wherever that is at the moment of the call.
  process.env.TMPDIR = folder
  try {
    const unpacking = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => inflate(join(bin, name)))
    await Promise.all(unpacking)
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
