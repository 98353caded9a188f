import { rm } from 'node:fs/promises'
import { type OnProgress, runTask, type SessionLimits, type TaskName, type Tasks } from '@semesta/engine'
import type { App } from './context.ts'
import { dataDir, workFolder } from './data-dir.ts'

type Given<N extends TaskName> = Omit<Tasks[N]['input'], 'limits'>

/** Runs an engine task in a child process under the memory and threads of the configuration, spilling into the data directory. */
export async function engineTask<N extends TaskName>(
  app: App,
  task: N,
  input: Given<N>,
  options: { onProgress?: OnProgress; signal?: AbortSignal } = {},
): Promise<Tasks[N]['output']> {
  const tempDirectory = await workFolder(dataDir(app.config.dataDir), 'spill')
  const { memoryLimit, threads } = app.config.engine
  const limits: SessionLimits = { memoryLimit, threads, tempDirectory }
  try {
    return await runTask(task, { ...input, limits } as Tasks[N]['input'], options)
  } finally {
    await rm(tempDirectory, { recursive: true, force: true })
  }
}
