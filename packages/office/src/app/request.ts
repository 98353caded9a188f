import type { Endpoint, InputOf, OutputOf } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { splitInput } from './split-input.ts'

type Plain = Readonly<Record<string, unknown>>

/** Turns any answer that is not a success into a Problem; a body that is none keeps its status. */
export function problemOf(status: number, body: unknown): Problem {
  const it = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = typeof it.code === 'string' ? it.code : status === 0 ? 'office/offline' : `http/${status}`
  const facts = typeof it.facts === 'object' && it.facts !== null ? (it.facts as Record<string, unknown>) : {}
  return new Problem(
    code,
    status,
    typeof it.detail === 'string' ? it.detail : '',
    typeof it.incident === 'string' ? { ...facts, incident: it.incident } : facts,
  )
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Calls an endpoint of the contract. Fails: Problem, also when the server cannot be reached. */
export async function call<E extends Endpoint>(endpoint: E, input: InputOf<E>, signal?: AbortSignal): Promise<OutputOf<E>> {
  const { path, query, rest } = splitInput(endpoint.path, input as Plain)
  const reads = endpoint.method === 'GET' || endpoint.method === 'DELETE'
  const init: RequestInit = { method: endpoint.method, signal, headers: { accept: 'application/json' } }
  if (!reads) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' }
    init.body = JSON.stringify(rest)
  }
  let response: Response
  try {
    response = await fetch(reads ? path + query : path, init)
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw problemOf(0, null)
  }
  const body = await readBody(response)
  if (!response.ok) throw problemOf(response.status, body)
  return body as OutputOf<E>
}

/** The address of a file endpoint, for a download link. */
export function fileHref<E extends Endpoint>(endpoint: E, input: InputOf<E>): string {
  const { path, query } = splitInput(endpoint.path, input as Plain)
  return path + query
}

interface Sending {
  file: File
  onProgress: (percent: number) => void
  signal: AbortSignal
}

/** Sends a multipart endpoint with its file. XMLHttpRequest, since fetch does not tell how much of an upload has left. */
export function send<E extends Endpoint>(endpoint: E, input: InputOf<E>, { file, onProgress, signal }: Sending): Promise<OutputOf<E>> {
  const { path, rest } = splitInput(endpoint.path, input as Plain)
  const form = new FormData()
  for (const [name, value] of Object.entries(rest)) form.set(name, String(value))
  form.set('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, path)
    request.responseType = 'json'
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => event.lengthComputable && onProgress((event.loaded / event.total) * 100)
    request.onload = () => (request.status < 300 ? resolve(request.response as OutputOf<E>) : reject(problemOf(request.status, request.response)))
    request.onerror = () => reject(problemOf(0, null))
    request.onabort = () => reject(new Problem('office/stopped', 0, ''))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
