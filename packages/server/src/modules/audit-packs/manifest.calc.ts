import { createHash } from 'node:crypto'
import { z } from 'zod'

export const FORMAT = 'semesta-audit-pack/1'
/** Files of the pack beside its members: the manifest and what seals it. */
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'
export const PUBLIC_KEY = 'kunci-publik.pem'

const Member = z.object({ path: z.string().min(1), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export type Member = z.infer<typeof Member>

export const Manifest = z.object({
  format: z.literal(FORMAT),
  packId: z.string(),
  regency: z.string(),
  from: z.string(),
  until: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  contentHash: z.string(),
  seal: z.object({ algorithm: z.literal('Ed25519'), fingerprint: z.string(), publicKey: z.string(), catatan: z.string(), note: z.string() }),
  members: z.array(Member),
})
export type Manifest = z.infer<typeof Manifest>

export const SEAL_WORDS = {
  catatan:
    'Segel ini milik pemasangan Semesta yang membuat berkas, bukan tanda tangan elektronik tersertifikasi. Cocokkan sidik jari kunci dengan kantor pembuatnya.',
  note: 'This seal belongs to the installation of Semesta that made the file; it is not a certified electronic signature. Compare the fingerprint with the office that made it.',
}

/** The readable summary: it names the content hash, so it cannot be part of it. */
export const SUMMARY = 'ringkasan.pdf'

/** One hash over what a pack holds: hashes and paths of its members but the summary, in the order of their paths. */
export function contentHashOf(members: readonly Member[]): string {
  const lines = inOrder(members.filter((it) => it.path !== SUMMARY)).map((it) => `${it.sha256}  ${it.path}\n`)
  return createHash('sha256').update(lines.join('')).digest('hex')
}

/** By path, byte by byte, the same on every machine. */
export const inOrder = (members: readonly Member[]): Member[] => members.toSorted((a, b) => (a.path < b.path ? -1 : 1))
