import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { FileReply } from './context.ts'

/** Files that are made one after the other, as a zip that streams while they are made. */
export function zipReply(name: string, members: AsyncIterable<{ name: string; bytes: Buffer }>): FileReply {
  const zip = new ZipFile()
  const body = zip.outputStream as Readable
  const fill = async () => {
    for await (const it of members) zip.addBuffer(it.bytes, it.name, { compress: !it.name.endsWith('.pdf') })
    zip.end()
  }
  fill().catch((error: Error) => body.destroy(error))
  return { fileName: `${name}.zip`, contentType: 'application/zip', body }
}
