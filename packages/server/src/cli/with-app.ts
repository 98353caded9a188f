import { preparations } from '../modules.ts'
import { type OpenApp, openApp } from '../platform/app.ts'
import { processConfig } from '../platform/config.ts'
import type { Tools } from './tools.ts'

// A command logs only what is wrong unless asked: its stderr is read by people.
const quiet = { SEMESTA_LOG_LEVEL: 'warn' }

async function withApp<T>(work: (app: OpenApp, signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  process.once('SIGINT', abort).once('SIGTERM', abort)
  const app = await openApp(processConfig({}, quiet), preparations)
  try {
    return await work(app, controller.signal)
  } finally {
    await app.close()
    process.off('SIGINT', abort).off('SIGTERM', abort)
  }
}

export const tools: Tools = {
  config: (overrides, fallbacks) => processConfig(overrides, fallbacks),
  withApp,
  print: (answer) => void process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
  untilStopped: () =>
    new Promise((resolve) => {
      process.once('SIGINT', () => resolve('SIGINT')).once('SIGTERM', () => resolve('SIGTERM'))
    }),
}
