import { Problem } from '@semesta/kernel'
import type { OnProgress, TaskName, Tasks } from './tasks.ts'

/** What the parent sends: one task, then nothing more. */
export interface TaskCall<N extends TaskName = TaskName> {
  task: N
  input: Tasks[N]['input']
}
/** What comes back: any number of `progress`, then exactly one `done`, `problem` or `bug`; a crash sends nothing. */
export type TaskReply =
  | { kind: 'progress'; progress: Parameters<OnProgress>[0] }
  | { kind: 'done'; output: unknown }
  | { kind: 'problem'; problem: { code: string; status: number; detail: string; facts: Record<string, unknown> } }
  | { kind: 'bug'; message: string; stack: string }

type Runners = { [N in TaskName]: (input: Tasks[N]['input'], onProgress: OnProgress) => Promise<Tasks[N]['output']> }

const runners: Runners = {
  intake: async (input, onProgress) => (await import('./intake/run.ts')).runIntake(input, onProgress),
  month: async (input, onProgress) => (await import('./month/run.ts')).runMonth(input, onProgress),
  synth: async (input, onProgress) => (await import('./synth/run.ts')).runSynth(input, onProgress),
  peek: async (input) => (await import('./intake/peek.ts')).runPeek(input),
  mark: async (input) => (await import('./intake/marked/run.ts')).runMark(input),
  link: async (input, onProgress) => (await import('./linkage/run.ts')).runLink(input, onProgress),
  linkage: async (input, onProgress) => (await import('./linkage/registers/run.ts')).runLinkage(input, onProgress),
  obligation: async (input, onProgress) => (await import('./obligation/run.ts')).runObligation(input, onProgress),
  extract: async (input) => (await import('./extract/run.ts')).runExtract(input),
  heads: async (input) => (await import('./heads/run.ts')).runHeads(input),
  lookup: async (input, onProgress) => (await import('./lookup/run.ts')).runLookup(input, onProgress),
  candidates: async (input) => (await import('./arrears/run.ts')).runCandidates(input),
  challenge: async (input, onProgress) => (await import('./challenge/run.ts')).runChallenge(input, onProgress),
  diff: async (input, onProgress) => (await import('./diff/run.ts')).runDiff(input, onProgress),
  allocation: async (input, onProgress) => (await import('./planning/allocation/run.ts')).runAllocation(input, onProgress),
}

function reply(message: TaskReply): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve())
  })
}

async function perform<N extends TaskName>(call: TaskCall<N>) {
  const run = runners[call.task] as (input: Tasks[N]['input'], onProgress: OnProgress) => Promise<Tasks[N]['output']>
  const output = await run(call.input, (progress) => void reply({ kind: 'progress', progress }))
  await reply({ kind: 'done', output })
}

process.once('message', async (call: TaskCall) => {
  try {
    await perform(call)
  } catch (error) {
    if (error instanceof Problem) await reply({ kind: 'problem', problem: { ...error.toJSON() } })
    else await reply({ kind: 'bug', message: String(error), stack: error instanceof Error ? (error.stack ?? '') : '' })
  }
  process.disconnect()
})
process.once('disconnect', () => process.exit())
