import type { Command } from 'commander'
import { firstAdministratorLink } from '../modules/access/index.ts'
import type { Config } from '../platform/config.ts'
import { startServer } from '../services/server.ts'
import type { Tools } from './tools.ts'

export function addServe(program: Command, tools: Tools): void {
  program
    .command('serve')
    .description('Jalankan peladen sampai Ctrl-C / run the server until Ctrl-C')
    .option('--port <number>', 'port, 0 picks a free one')
    .option('--host <address>', 'address to listen on')
    .action(async ({ port, host }: { port?: string; host?: string }) => serve(tools.config({ SEMESTA_PORT: port, SEMESTA_HOST: host }), tools))
}

async function serve(config: Config, tools: Tools): Promise<void> {
  const stopped = tools.untilStopped()
  const server = await startServer(config)
  try {
    const link = server.address ? await firstAdministratorLink(server.app) : null
    tools.say(`Semesta siap / ready: ${server.address ?? config.services.join(', ')}`)
    if (link) tools.say(`Administrator pertama, sekali pakai / first administrator, one-time link:\n  ${publicAddress(config, server.address)}${link}`)
    tools.say(`${await stopped}: berhenti / stopping`)
  } finally {
    await server.stop()
  }
}

// With port 0 the configured address does not know the port yet.
function publicAddress(config: Config, address: string | null): string {
  return config.http.port === 0 ? (address ?? '') : config.http.publicUrl
}
