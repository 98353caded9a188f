import { expect, it } from 'vitest'
import { deviceOf } from './device.ts'

it('names browser and system, Edge before the Chrome it claims to be', () => {
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge · Windows')
  expect(deviceOf('Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36')).toBe('Chrome · Android')
  expect(deviceOf('curl')).toBeNull()
})
