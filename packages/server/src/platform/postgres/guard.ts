import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A lock of the operating system on a file, held until released or until the process ends, however it ends.
 *
 * Node has no flock; SQLite, which is part of Node, takes exactly such locks. A file that merely names a process id would outlive `kill -9`
 * and two processes could both take it over.
 */
export interface Guard {
  release(): void
}

/** Alone on the file, or null when anybody else holds it. */
export function tryAlone(path: string): Guard | null {
  return take(path, 'begin exclusive')
}

/** Together with others who do the same; null while somebody holds it alone. */
export function tryShared(path: string): Guard | null {
  return take(path, 'begin; select count(*) from sqlite_schema')
}

/** Waits until `take` gives the lock; null after `milliseconds`. */
export async function waitFor(take: () => Guard | null, milliseconds: number): Promise<Guard | null> {
  for (let waited = 0; ; waited += 50) {
    const guard = take()
    if (guard || waited >= milliseconds) return guard
    await sleep(50)
  }
}

const BUSY = 5

function take(path: string, sql: string): Guard | null {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec(sql)
    // Letting go twice is letting go once: whoever cleans up after a failure need not know how far it came.
    return { release: () => void (file.isOpen && file.close()) }
  } catch (error) {
    file.close()
    if ((error as { errcode?: number }).errcode === BUSY) return null
    throw error
  }
}
