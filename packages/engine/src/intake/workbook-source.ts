import { Worker } from 'node:worker_threads'
import { Problem } from '@semesta/kernel'
import * as problems from './problems.ts'
import type { Source } from './source.ts'
import type { WorkbookJob, WorkbookReply } from './workbook-worker.ts'

/** Spreadsheet XML makes much short-lived rubbish: a small nursery keeps the process small; the old part bounds hostile workbooks. */
const HEAP = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 1536 }

/**
 * Turns one sheet of a workbook into a plain file in a thread of its own, whose memory is gone before DuckDB starts.
 *
 * Fails: as the workbook is; file-expands-too-large when it needs more memory than a list of people can.
 */
export function workbookSource(job: WorkbookJob, onRows: (rows: number) => void): Promise<Source> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { workerData: job, resourceLimits: HEAP })
    worker.on('message', (message: WorkbookReply) => {
      if (message.kind === 'rows') onRows(message.rows)
      else if (message.kind === 'done') resolve(message.source)
      else reject(new Problem(message.problem.code, message.problem.status, message.problem.detail, message.problem.facts))
    })
    worker.once('error', (error: Error & { code?: string }) => {
      const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isTooLarge ? problems.fileTooLarge({ file: job.name, what: 'memory in MB', limit: HEAP.maxOldGenerationSizeMb }) : error)
    })
    worker.once('exit', (code) => reject(new Error(`the workbook reader ended with ${code}`)))
  })
}
