import { problem } from '@semesta/kernel'

export const batchNotFound = problem<{ batchId: string }>('registers/batch-not-found', 404, (it) => `There is no file ${it.batchId} in this regency.`)
export const fileEmpty = problem<{ fileName: string }>('registers/file-empty', 422, (it) => `${it.fileName} is empty. Export it again and send it anew.`)
export const fileMissing = problem<{ file: string }>(
  'registers/file-missing',
  404,
  (it) => `There is no file ${it.file}, or it cannot be read. Check its path.`,
)
export const fileTooLarge = problem<{ bytes: number; maxBytes: number }>(
  'registers/file-too-large',
  413,
  (it) => `The file has ${it.bytes} bytes, ${it.maxBytes} are allowed. Send it zipped, as Parquet, or ask the administrator to raise the limit.`,
)
export const formatUnknown = problem<{ fileName: string }>(
  'registers/format-unknown',
  415,
  (it) => `${it.fileName} is neither CSV, XLSX nor Parquet. Open it and save it as CSV or XLSX.`,
)
export const beingChecked = problem<{ batchId: string }>(
  'registers/being-checked',
  409,
  (it) => `The file ${it.batchId} is being checked right now. Wait for its end.`,
)
export const notChecked = problem<{ batchId: string; state: string }>(
  'registers/not-checked',
  409,
  (it) => `The file ${it.batchId} is ${it.state}: nothing is known about its rows. Wait for the end of its check, or explain its columns.`,
)
export const fileGone = problem<{ batchId: string }>(
  'registers/file-gone',
  410,
  (it) => `What came as ${it.batchId} is no longer kept here. Send the file again.`,
)
export const mendsUnfit = problem<{ mends: string }>(
  'registers/mends-unfit',
  422,
  (it) => `There is no checked file ${it.mends} of the same register and date to mend. Send mended rows from the page of their file.`,
)
export const sentAgain = problem<{ batchId: string }>(
  'registers/sent-again',
  409,
  () => 'The same file was sent again meanwhile and is in. There is nothing left to do here.',
)
export const notInReview = problem<{ batchId: string; state: string }>(
  'registers/not-in-review',
  409,
  (it) => `The file ${it.batchId} is ${it.state}; only a file in review can be approved. Open it to see what is left to do.`,
)
export const stopsOpen = problem<{ batchId: string; stops: string[] }>(
  'registers/stops-open',
  409,
  (it) =>
    `Somebody must look at these oddities first and say why they are right: ${it.stops.join(', ')}. Acknowledge each with a reason, or withdraw the file.`,
)
export const needsSecondPerson = problem<{ batchId: string }>(
  'registers/needs-second-person',
  409,
  () => 'This changes payers, deaths or many people, so somebody other than you must agree. Ask a colleague who may approve.',
)
export const diffStale = problem<{ batchId: string }>(
  'registers/diff-stale',
  409,
  () => 'Another file came into force meanwhile. This one is being compared anew: look at its effect again, then approve.',
)
export const noDiff = problem<{ batchId: string; state: string }>(
  'registers/no-diff',
  409,
  (it) => `The file ${it.batchId} (${it.state}) has not been compared with the one in force. Only a staged file is, once its check is done.`,
)
export const notInForce = problem<{ batchId: string; state: string }>(
  'registers/not-done',
  409,
  (it) => `The file ${it.batchId} is ${it.state}; only a file that came into force can be taken back.`,
)
export const undoBlocked = problem<{ batchId: string; by: string[] }>(
  'registers/undo-blocked',
  409,
  (it) => `Later work stands on this file and must be taken back first: ${it.by.join(', ')}.`,
)
export const tooLate = problem<{ batchId: string; state: string }>(
  'registers/too-late',
  409,
  (it) => `The file ${it.batchId} is ${it.state}; this can only be done while it waits for review.`,
)
export const stopNotFound = problem<{ stop: string }>(
  'registers/stop-not-found',
  404,
  (it) => `This file has no open question ${it.stop}. Load the page again.`,
)
