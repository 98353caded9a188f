import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Problem, problem } from '@semesta/kernel'
import type { TaskCall, TaskReply } from './child.ts'
import type { OnProgress, TaskName, Tasks } from './tasks.ts'

/** The child died without an answer (memory, a native fault, `kill -9`): the job is lost, nothing else; it can be run again. */
export const taskCrashed = problem<{ task: string; signal: string | null; exitCode: number | null }>(
  'engine/task-crashed',
  500,
  (it) => `The ${it.task} work stopped unexpectedly (${it.signal ?? `exit ${it.exitCode}`}). Nothing was changed; run it again.`,
)
export const taskCancelled = problem<{ task: string }>('engine/task-cancelled', 409, (it) => `The ${it.task} work was cancelled. Nothing was changed.`)

const child = fileURLToPath(new URL('./child.ts', import.meta.url))

/**
 * Runs one task in a child process of its own, so that a crash of the engine never takes the server along.
 *
 * Fails: the Problem the task refused with; `engine/task-crashed` when the child died; `engine/task-cancelled` after `signal` aborted;
 *        an Error with the child's stack when the task has a bug.
 */
export function runTask<N extends TaskName>(
  task: N,
  input: Tasks[N]['input'],
  options: { onProgress?: OnProgress; signal?: AbortSignal } = {},
): Promise<Tasks[N]['output']> {
  return new Promise((resolve, reject) => {
    const worker = fork(child, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' })
    const cancel = () => worker.kill('SIGKILL')
    options.signal?.addEventListener('abort', cancel, { once: true })
    let answered = false
    worker.on('message', (message: TaskReply) => {
      if (message.kind === 'progress') return options.onProgress?.(message.progress)
      answered = true
      if (message.kind === 'done') resolve(message.output as Tasks[N]['output'])
      else if (message.kind === 'problem') reject(new Problem(message.problem.code, message.problem.status, message.problem.detail, message.problem.facts))
      else reject(new Error(message.message, { cause: message.stack }))
    })
    worker.once('error', reject)
    worker.once('exit', (exitCode, signal) => {
      options.signal?.removeEventListener('abort', cancel)
      if (answered) return
      reject(options.signal?.aborted ? taskCancelled({ task }) : taskCrashed({ task, signal, exitCode }))
    })
    if (options.signal?.aborted) cancel()
    else worker.send({ task, input } satisfies TaskCall<N>)
  })
}
