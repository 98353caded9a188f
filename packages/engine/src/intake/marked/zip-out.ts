import { closeSync, openSync, writeSync } from 'node:fs'
import { strToU8, Zip, ZipDeflate } from 'fflate'

/** A zip written to disk while its parts are made. */
export class ZipOut {
  readonly #handle: number
  readonly #zip: Zip

  constructor(path: string) {
    this.#handle = openSync(path, 'w')
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      writeSync(this.#handle, bytes)
    })
  }

  /** Begins a part; `push` it piece by piece. */
  begin(name: string): ZipDeflate {
    const entry = new ZipDeflate(name, { level: 1 })
    this.#zip.add(entry)
    return entry
  }

  text(name: string, content: string): void {
    this.begin(name).push(strToU8(content), true)
  }

  end(): void {
    this.#zip.end()
    closeSync(this.#handle)
  }

  /** Gives the file up; for the end of a try that failed. */
  abandon(): void {
    this.#zip.terminate()
    closeSync(this.#handle)
  }
}
