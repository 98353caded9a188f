import type { z } from 'zod'
import type { Scope } from './access.ts'

/**
 * What crosses the wire at one address. Server, office, field and the OpenAPI page read the same object.
 *
 * Shape: `input` holds path parameters, query and body in one flat object; the server merges them, the client splits them by `path`.
 *        A path with `:regency` binds the request to that regency: the actor's areas and scopes there, and row level security.
 *        `output: 'file'` streams a download, `input` of a `multipart` endpoint are its fields, the file travels beside them.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/api/v1/${string}`
  summary: string
  scope: Scope | 'signed-in' | 'public'
  input: z.ZodObject
  output: z.ZodType | 'file'
  multipart?: true
  /** answers with people of the registers: only roles that may see names reach it, and every call is kept in the audit log */
  names?: true
  problems: readonly string[]
}

/** What a caller sends. */
export type InputOf<E extends Endpoint> = z.input<E['input']>
/** What a caller receives. */
export type OutputOf<E extends Endpoint> = E['output'] extends z.ZodType ? z.output<E['output']> : never
