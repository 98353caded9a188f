import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { aFolder, openCity } from './city.ts'
import { CITY, PEOPLE } from './people.ts'

declare module 'vitest' {
  interface ProvidedContext {
    url: string
  }
}

/** One city and one server for all journeys; they run one after the other. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = aFolder('e2e')
  const city = await openCity({ ...CITY, people: PEOPLE }, folder)
  project.provide('url', city.url)
  return async () => {
    await city.running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
