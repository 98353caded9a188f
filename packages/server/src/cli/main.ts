import { Problem } from '@semesta/kernel'
import { Command, CommanderError } from 'commander'
import { newId } from '../platform/ids.ts'
import { isNoSpace } from '../platform/no-space.ts'
import { groups } from './groups.ts'
import { noSpace, notAllowed, notThere, usage } from './problems.ts'
import { refusalLine, usageLine } from './refusals.ts'
import type { Tools } from './tools.ts'
import { tools } from './with-app.ts'

const [DONE, REFUSED, USAGE] = [0, 1, 2]

/** All commands. With `asJson` a wrong command line is told as a problem too, without the help. */
export function commandLine(tools: Tools, asJson = false): Command {
  const program = new Command('semesta')
    .description(
      'Cakupan kesehatan semesta: siapa tercakup, siapa belum, mengapa, dan apa yang harus dikerjakan\nUniversal health coverage of a regency or city',
    )
    // Options behind a word below another belong to it alone: `import approve … --json`.
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError(!asJson)
    .configureOutput({ outputError: (text, write) => write(`${asJson ? JSON.stringify(usage({ says: usageLine(text) })) : usageLine(text)}\n`) })
  for (const add of groups) add(program, tools)
  return program
}

/** Runs one command line. 0: done; 1: refused, with a problem as JSON on stderr, without `--json` a line for people before it; 2: not a command we know. */
export async function main(argv: readonly string[]): Promise<number> {
  const asJson = argv.includes('--json')
  try {
    await commandLine(tools, asJson).parseAsync([...argv], { from: 'user' })
    return DONE
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE
    const refused = problemOf(error)
    if (!asJson) tools.say(refusalLine(refused))
    tools.say(JSON.stringify(refused))
    return REFUSED
  }
}

/** What stopped a command: a refusal, something about files or the disk that its user can mend, or a bug. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isNoSpace(error)) return noSpace({})
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException
  if (path !== undefined && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) return notAllowed({ path })
  if (path !== undefined && ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST'].includes(code ?? '')) return notThere({ path })
  return bug(error)
}

/** The whole trace is told to whoever asks for it: people who run a command cannot use it. */
function bug(error: unknown): Problem {
  const incident = newId()
  const [first, trace] = error instanceof Error ? [error.message.split('\n')[0], error.stack] : [String(error), undefined]
  tools.say(`incident ${incident}: ${tools.config({}).log.level === 'debug' && trace ? trace : first}`)
  return new Problem('platform/unexpected', 500, `Something went wrong on our side (incident ${incident}). Please report it.`, { incident })
}
