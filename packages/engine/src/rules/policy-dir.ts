import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The content rooms of the repository: law and rules as data. */
export const POLICY_DIR = fileURLToPath(new URL('../../../../policy/', import.meta.url))

/** Files of a topic tree (`<room>/<topic>/<name><ending>`) with their content, in the order of their ids. */
export function readContent(room: string, ending: string): { id: string; file: string; text: string }[] {
  const root = `${POLICY_DIR}${room}`
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  return files
    .filter((path) => path.includes('/') && path.endsWith(ending))
    .sort()
    .map((path) => ({ id: path.slice(0, -ending.length), file: `policy/${room}/${path}`, text: readFileSync(`${root}/${path}`, 'utf8') }))
}
