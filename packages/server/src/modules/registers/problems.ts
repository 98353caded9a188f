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
export const sentAgain = problem<{ batchId: string }>(
  'registers/sent-again',
  409,
  () => 'The same file was sent again meanwhile and is in. There is nothing left to do here.',
)
