import { expect, it } from 'vitest'
import { loadConfig } from './config.ts'

it('takes the defaults: this machine alone, embedded database, two services', () => {
  const config = loadConfig({})
  expect(config.http).toEqual({ host: '127.0.0.1', port: 8080, publicUrl: 'http://127.0.0.1:8080' })
  expect(config.database).toEqual({ kind: 'embedded' })
  expect(config.engine).toEqual({ memoryLimit: '2GB', threads: 2 })
  expect(config.services).toEqual(['web', 'worker'])
})

it('reports every fault at once', () => {
  const read = () => loadConfig({ SEMESTA_PORT: '99999', SEMESTA_ENGINE_MEMORY: 'much', SEMESTA_SERVICES: 'web,mail', SEMESTA_DATABASE_URL: 'mysql://x' })
  const names = ['SEMESTA_PORT', 'SEMESTA_ENGINE_MEMORY', 'SEMESTA_SERVICES', 'SEMESTA_DATABASE_URL']
  for (const name of names) expect(read).toThrow(name)
})

it('takes an empty variable for an absent one and cannot be changed afterwards', () => {
  const config = loadConfig({ SEMESTA_PORT: '', SEMESTA_SECRET: '' })
  expect(config.http.port).toBe(8080)
  expect(Object.isFrozen(config)).toBe(true)
})

it('refuses a secret that can be guessed', () => {
  expect(() => loadConfig({ SEMESTA_SECRET: 'short' })).toThrow('SEMESTA_SECRET')
})
