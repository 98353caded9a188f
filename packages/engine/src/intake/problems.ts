import { problem } from '@semesta/kernel'

type Name = { file: string }

export const fileEmpty = problem<Name>('registers/file-empty', 422, (it) => `${it.file} is empty. Export it again from its source.`)
export const fileBinary = problem<Name>(
  'registers/file-binary',
  422,
  (it) => `${it.file} is not CSV, XLSX, Parquet or a zip of one of them. Save the list in one of these and send it again.`,
)
export const fileDamaged = problem<Name & { why: string }>(
  'registers/file-damaged',
  422,
  (it) => `${it.file} is cut off or damaged (${it.why}). Save or download it again.`,
)
export const filePassword = problem<Name>(
  'registers/file-password',
  422,
  (it) => `${it.file} is protected by a password. Save it without one; the upload itself is encrypted in transit.`,
)
export const fileLegacy = problem<Name>('registers/file-legacy-xls', 422, (it) => `${it.file} is in the old .xls form. Save it as .xlsx or CSV.`)
export const fileOds = problem<Name>('registers/file-ods', 422, (it) => `${it.file} is an OpenDocument sheet. Save it as .xlsx or CSV.`)
export const fileHtml = problem<Name>(
  'registers/file-html',
  422,
  (it) => `${it.file} is a web page or XML under the name of a spreadsheet. Open it and save it as .xlsx.`,
)
export const fileMacros = problem<Name>('registers/file-macros', 422, (it) => `${it.file} carries macros. Save it as .xlsx without macros.`)
export const fileTooLarge = problem<Name & { what: string; limit: number }>(
  'registers/file-expands-too-large',
  422,
  (it) => `${it.file} unpacks to more than is allowed (${it.what}, limit ${it.limit}). Split it or send it unpacked.`,
)
export const fileManyInside = problem<Name & { inside: string[] }>(
  'registers/file-many-inside',
  422,
  (it) => `${it.file} holds ${it.inside.length} lists; send one list a zip: ${it.inside.slice(0, 5).join(', ')}.`,
)
export const fileNoneInside = problem<Name & { register: string; inside: string[] }>(
  'registers/file-none-inside',
  422,
  (it) => `None of the ${it.inside.length} lists in ${it.file} is the register ${it.register}. Send the right list alone, or map its columns.`,
)
export const fileMendsMissing = problem<Name>(
  'registers/file-mends-missing',
  422,
  (it) => `${it.file} holds mended rows of another file. Send it from the page of that file, as its mended rows.`,
)
export const fileTooLongToMark = problem<Name & { limit: number }>(
  'registers/file-too-long-to-mark',
  409,
  (it) => `${it.file} has more rows than a sheet holds (${it.limit}). Download its refused rows instead.`,
)
export const fileNotToMark = problem<Name>(
  'registers/file-not-to-mark',
  409,
  (it) => `${it.file} is Parquet and cannot be marked. Download its refused rows instead.`,
)
export const fileLongLine = problem<Name & { bytes: number; limit: number }>(
  'registers/file-long-line',
  422,
  (it) => `${it.file} has a line or cell of ${it.bytes} bytes, more than the ${it.limit} allowed. It is probably not a list.`,
)
export const fileManyColumns = problem<Name & { columns: number; limit: number }>(
  'registers/file-many-columns',
  422,
  (it) => `${it.file} has ${it.columns} columns, more than the ${it.limit} allowed. Keep the columns of the list only.`,
)
export const fileNoHeader = problem<Name & { register: string; expected: string[] }>(
  'registers/file-no-header',
  422,
  (it) => `No title row of the register ${it.register} was found in the first rows of ${it.file}. Expected titles such as ${it.expected.join(', ')}.`,
)
export const fileMissingColumns = problem<Name & { register: string; missing: string[]; found: string[]; headerRow: number }>(
  'registers/file-missing-columns',
  422,
  (it) => `${it.file} lacks the column ${it.missing.join(', ')} that the register ${it.register} needs (titles in row ${it.headerRow}).`,
)
export const fileNoRows = problem<Name>('registers/file-no-rows', 422, (it) => `${it.file} has titles but no rows below them.`)
export const regencyUnknown = problem<{ regency: string }>('registers/regency-unknown', 422, (it) => `There is no regency or city ${it.regency}.`)
