import { problem } from '@semesta/kernel'

export const fileMissing = problem<{ file: string }>('link/file-missing', 404, (it) => `There is no file ${it.file}. Check the name and the folder.`)
export const noRows = problem<{ file: string }>('link/no-rows', 422, (it) => `${it.file} has no rows below its titles. Export it again from its source.`)
export const unreadable = problem<{ file: string; why: string }>(
  'link/unreadable',
  422,
  (it) => `${it.file} cannot be read as a list (${it.why}). Save it as CSV, XLSX or Parquet with one row of titles.`,
)
export const manyColumns = problem<{ file: string; columns: number; limit: number }>(
  'link/many-columns',
  422,
  (it) => `${it.file} has ${it.columns} columns, more than the ${it.limit} allowed. Keep the columns that describe people.`,
)
export const modelUnreadable = problem<{ file: string }>(
  'link/model-unreadable',
  422,
  (it) => `${it.file} is not a linkage model. Give the file that an earlier run wrote with --save-model.`,
)
export const modelOtherContent = problem<{ file: string }>(
  'link/model-other-content',
  422,
  (it) => `${it.file} was trained with other comparisons than policy/linkage holds now. Train anew without --model.`,
)
export const modelOtherFields = problem<{ file: string; trained: string[]; wanted: string[] }>(
  'link/model-other-fields',
  422,
  (it) => `${it.file} was trained for ${it.trained.join(', ')}; these files give ${it.wanted.join(', ')}. Use --map to give the same, or train anew.`,
)
export const noFields = problem<{ columns: string[] }>(
  'link/no-fields',
  422,
  (it) => `No column can be compared (${it.columns.join(', ')}). Say what they hold with --map column=kind.`,
)
export const unknownKind = problem<{ column: string; kind: string; kinds: string[] }>(
  'link/unknown-kind',
  422,
  (it) => `${it.column}=${it.kind}: there is no such kind. Known are ${it.kinds.join(', ')}.`,
)
export const unknownColumn = problem<{ column: string; columns: string[] }>(
  'link/unknown-column',
  422,
  (it) => `There is no column ${it.column}. The file has ${it.columns.join(', ')}.`,
)
export const manyLists = problem<{ file: string; lists: string[] }>(
  'link/many-lists',
  422,
  (it) => `${it.file} holds ${it.lists.length} lists (${it.lists.slice(0, 5).join(', ')}). Unpack it and name the one to link.`,
)
export const cannotWrite = problem<{ file: string }>(
  'link/cannot-write',
  422,
  (it) => `${it.file} cannot be written. Make its folder first, or choose another.`,
)
