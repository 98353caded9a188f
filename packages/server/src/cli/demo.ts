import { type Command, Option } from 'commander'
import { startServer } from '../services/server.ts'
import { prepareFirst, prepareHistory, type Stage } from './demo/prepare.ts'
import { DEMO_PASSWORD, demoPeople, PROFILES, type Profile, type ProfileName, placeName, profiles } from './demo/profiles.ts'
import type { Tools } from './tools.ts'

/** `semesta demo`: an invented city, ready to look at, in a data folder of its own. */
export function addDemo(program: Command, tools: Tools): void {
  program
    .command('demo')
    .description('kota rekaan siap pakai / an invented city, ready to look at')
    .addOption(new Option('--profile <name>', 'kota / city').choices(PROFILES).default('bontang'))
    .option('--port <number>', 'port, 0 picks a free one')
    .action(({ profile, port }: { profile: ProfileName; port?: string }) => demo(profiles[profile], port, tools))
}

async function demo(profile: Profile, port: string | undefined, tools: Tools): Promise<void> {
  const stopped = tools.untilStopped()
  const server = await startServer(tools.config({ SEMESTA_PORT: port }, { SEMESTA_DATA_DIR: `./data/demo-${profile.name}`, SEMESTA_LOG_LEVEL: 'warn' }))
  const halt = new AbortController()
  const stage: Stage = { app: server.app, profile, say: tools.say, signal: halt.signal }
  const work = prepare(stage, () => tools.say(box(profile, server.address ?? '')))
  try {
    const first = await Promise.race([stopped, work.then(() => null)])
    const reason = first ?? (await stopped)
    tools.say(`${reason}: berhenti / stopping`)
  } finally {
    halt.abort()
    await work.catch(() => null)
    await server.stop()
  }
}

async function prepare(stage: Stage, onReady: () => void): Promise<void> {
  await prepareFirst(stage)
  onReady()
  await prepareHistory({ ...stage, say: (line) => stage.app.log.info(line) })
}

function box(profile: Profile, address: string): string {
  const logins = demoPeople(profile).map((it) => `  ${it.email.padEnd(30)} ${it.role.padEnd(18)} ${placeName(it.areaCode)}`)
  const lines = [
    `Semesta siap / ready:  ${address}`,
    `Kota rekaan ${profile.name} (data uji) · kata sandi / password: ${DEMO_PASSWORD}`,
    '',
    ...logins,
    '',
    'Riwayat 24 bulan dibangun di latar; lihat Pekerjaan. Ctrl-C untuk berhenti.',
    'The 24 months before are built in the background; see Jobs. Ctrl-C stops.',
  ]
  const width = Math.max(...lines.map((line) => line.length)) + 2
  const edge = '─'.repeat(width)
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width - 1)}│`), `└${edge}┘`].join('\n')
}
