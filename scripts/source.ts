import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the repository, without a trailing slash. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** One text file of the repository; `path` is relative with forward slashes. */
export interface Source {
  path: string
  text: string
}

/** One thing to put right: where, and what to do. */
export interface Fault {
  path: string
  line?: number
  text: string
}

/** Every text file git knows or would take, without the lock file. Binary files are left out. */
export function listSources(): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 })
  const sources: Source[] = []
  for (const path of [...new Set(listed.split('\0'))].sort()) {
    if (path === '' || path === 'package-lock.json') continue
    const text = readIfText(join(ROOT, path))
    if (text !== null) sources.push({ path, text })
  }
  return sources
}

function readIfText(file: string): string | null {
  try {
    const bytes = readFileSync(file)
    return bytes.subarray(0, 8_000).includes(0) ? null : bytes.toString('utf8')
  } catch (error) {
    // Deleted in the work tree and still in the index.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Line number, from 1, of an offset in a text. */
export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('tests/')
export const isCode = (path: string) => /\.(ts|tsx|mjs|cjs|js)$/.test(path)
