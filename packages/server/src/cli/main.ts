import { Problem } from '@semesta/kernel'
import { Command, CommanderError } from 'commander'
import { newId } from '../platform/ids.ts'
import { groups } from './groups.ts'
import type { Tools } from './tools.ts'
import { tools } from './with-app.ts'

const [DONE, REFUSED, USAGE] = [0, 1, 2]

/** All commands. */
export function commandLine(tools: Tools): Command {
  const program = new Command('semesta')
    .description(
      'Cakupan kesehatan semesta: siapa tercakup, siapa belum, mengapa, dan apa yang harus dikerjakan\nUniversal health coverage of a regency or city',
    )
    // Options behind a word below another belong to it alone: `import approve … --json`.
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError()
  for (const add of groups) add(program, tools)
  return program
}

/** Runs one command line. 0: done; 1: refused, with a problem as JSON on stderr; 2: not a command we know. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await commandLine(tools).parseAsync([...argv], { from: 'user' })
    return DONE
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE
    tools.say(JSON.stringify(error instanceof Problem ? error : bug(error)))
    return REFUSED
  }
}

function bug(error: unknown): Problem {
  const incident = newId()
  tools.say(`incident ${incident}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return new Problem('platform/unexpected', 500, `Something went wrong on our side (incident ${incident}). Please report it.`, { incident })
}
