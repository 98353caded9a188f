import { Problem, problem } from '@semesta/kernel'
import type { z } from 'zod'

export const signInFirst = problem('access/sign-in-first', 401, () => 'Sign in first; your session may have ended.')
export const notAllowed = problem<{ scope: string }>('access/not-allowed', 403, (it) => `Your role does not allow this (${it.scope}). Ask an administrator.`)
export const areaNotFound = problem<{ area: string }>('areas/not-found', 404, (it) => `No area ${it.area} among those you work in. Check the code.`)
export const crossSite = problem('http/cross-site', 403, () => 'This request came from another site and was not carried out.')
export const noSuchAddress = problem('http/no-such-address', 404, () => 'There is nothing at this address.')
export const fileMissing = problem('http/file-missing', 422, () => 'Send the file in a multipart form, with its fields.')
export const fileTooLarge = problem<{ maxBytes: number }>(
  'registers/file-too-large',
  413,
  (it) => `The file is larger than ${Math.floor(it.maxBytes / 1_000_000)} MB. Compress it or send it in parts.`,
)
export const tooManyRequests = problem<{ seconds: number }>('http/too-many-requests', 429, (it) => `Too many requests. Try again in ${it.seconds} seconds.`)
export const keyReused = problem<{ key: string }>(
  'http/idempotency-key-reused',
  422,
  () => 'This Idempotency-Key was used for another request. Use a new key for each new request.',
)
const tooSlow = problem('http/too-slow', 503, () => 'This took too long and was stopped. Narrow the question or try again later.')
const unreadable = problem<{ reason: string }>('http/unreadable-request', 400, (it) => `The request cannot be read: ${it.reason}.`)
const unexpected = problem<{ incident: string }>(
  'http/unexpected',
  500,
  (it) => `Something went wrong on our side. Tell your administrator incident ${it.incident}.`,
)

/** One thing wrong with one field, for people: Indonesian first. */
export interface FieldFault {
  field: string
  pesan: string
  message: string
}

/** What zod found wrong, by field, in both languages. Never repeats the value: it may be an identity number. */
export function invalidInput(error: z.ZodError): Problem {
  const fields = error.issues.map((issue): FieldFault => ({ field: issue.path.join('.') || '(seluruhnya)', ...saying(issue) }))
  const names = [...new Set(fields.map((it) => it.field))].join(', ')
  return new Problem('http/invalid-input', 422, `Check these fields: ${names}.`, { fields })
}

type Saying = Omit<FieldFault, 'field'>
const say = (pesan: string, message: string): Saying => ({ pesan, message })

function saying(issue: z.core.$ZodIssue): Saying {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.message.includes('received undefined')
        ? say('Wajib diisi.', 'Required.')
        : say('Jenis isian tidak sesuai.', `Expected ${issue.expected}.`)
    case 'too_small':
      return issue.origin === 'string'
        ? say(`Paling sedikit ${issue.minimum} karakter.`, `At least ${issue.minimum} characters.`)
        : say(`Paling kecil ${issue.minimum}.`, `At least ${issue.minimum}.`)
    case 'too_big':
      return issue.origin === 'string'
        ? say(`Paling banyak ${issue.maximum} karakter.`, `At most ${issue.maximum} characters.`)
        : say(`Paling besar ${issue.maximum}.`, `At most ${issue.maximum}.`)
    case 'invalid_value':
      return say(`Pilih salah satu: ${issue.values.join(', ')}.`, `Choose one of: ${issue.values.join(', ')}.`)
    case 'invalid_format':
      return say(`Bentuknya tidak sesuai (${formatName(issue.format)}).`, `Not a valid ${issue.format}.`)
    default:
      return say('Isian tidak dapat dipakai.', 'Not usable here.')
  }
}

function formatName(format: string): string {
  const names: Record<string, string> = {
    email: 'alamat surel',
    date: 'tanggal TTTT-BB-HH',
    datetime: 'tanggal dan jam',
    regex: 'susunan huruf dan angka',
    uuid: 'UUID',
  }
  return names[format] ?? format
}

/**
 * Any error as a Problem.
 *
 * Shape: refusals pass as they are, errors of the HTTP server get a code, everything else is a bug: an incident id and nothing of its inside.
 */
export function toProblem(error: unknown, incident: string): Problem {
  if (error instanceof Problem) return error
  const { code, statusCode } = Object(error) as { code?: unknown; statusCode?: unknown }
  if (code === '57014') return tooSlow({})
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('http/too-large', 413, 'The request is too large.')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return unreadable({ reason: reasonOf(code) })
  return unexpected({ incident })
}

function reasonOf(code: unknown): string {
  const reasons: Record<string, string> = {
    FST_ERR_CTP_INVALID_MEDIA_TYPE: 'send JSON',
    FST_ERR_CTP_EMPTY_JSON_BODY: 'the body is empty',
    FST_ERR_CTP_INVALID_JSON_BODY: 'the body is not JSON',
    FST_INVALID_MULTIPART_CONTENT_TYPE: 'send a multipart form',
  }
  return reasons[String(code)] ?? 'its form is not what this address takes'
}

/** What the log keeps of a bug: PostgreSQL repeats values in its messages, and a long number in one may be somebody's NIK. */
export function withoutValues(error: unknown): { name: string; message: string; code: string | null; stack: string | null } {
  const { name, message, code, stack } = Object(error) as Partial<Record<'name' | 'message' | 'code' | 'stack', unknown>>
  const text = (value: unknown) => (typeof value === 'string' ? value.replace(/\d{6,}/g, '[number]').replace(/"[^"\n]*"/g, '"[value]"') : null)
  return { name: text(name) ?? 'Error', message: text(message) ?? '', code: text(code), stack: text(stack) }
}
