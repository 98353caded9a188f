import { countText, monthText, printLetter, rupiahText } from '../letters/index.ts'
import { contentHashOf, inOrder, type Member } from './manifest.calc.ts'
import type { Figure } from './parts.ts'
import type { PackPart } from './tables.ts'

export interface Summary {
  regency: string
  name: string
  from: string
  until: string
  parts: readonly PackPart[]
  /** everything in the pack but this summary */
  members: readonly Member[]
}

/** The readable summary of a pack, A4. Shape: PDF; nothing in it depends on when it is printed. */
export async function printSummary(it: Summary): Promise<Buffer> {
  return (await printLetter('audit-pack', summaryData(it))).pdf
}

/** What the summary prints, as text. */
export function summaryData({ regency, name, from, until, parts, members }: Summary) {
  const period = from === until ? monthText(from) : `${monthText(from)} sampai ${monthText(until)}`
  const bytes = members.reduce((total, it) => total + it.bytes, 0)
  return {
    ...{
      regency: name,
      code: regency,
      period,
      contentHash: contentHashOf(members),
      files: countText(members.length),
      size: `${countText(Math.ceil(bytes / 1000))} kB`,
    },
    parts: parts.map((part) => ({
      ...{ title: part.judul, folder: `${part.name}/`, files: countText(part.files) },
      figures: part.figures.map((figure) => ({ name: figure.kata, value: figureText(figure) })),
    })),
    members: inOrder(shortened(members)).map((member) => ({ path: member.path, bytes: countText(member.bytes), sha256: member.sha256 })),
  }
}

/** More files of one part than this stand as one line, under one hash over all of them: the manifest has each. */
const MOST_LISTED = 40

function shortened(members: readonly Member[]): Member[] {
  const folders = Map.groupBy(members, (it) => it.path.split('/')[0] ?? '')
  return [...folders].flatMap(([folder, own]) => {
    if (own.length <= MOST_LISTED) return own
    const bytes = own.reduce((total, it) => total + it.bytes, 0)
    return [{ path: `${folder}/ (${countText(own.length)} berkas, rinciannya di manifest.json)`, bytes, sha256: contentHashOf(own) }]
  })
}

function figureText({ value, unit }: Figure): string {
  if (typeof value === 'string') return value
  return unit === 'rupiah' ? rupiahText(value) : countText(value)
}

/** How to check the pack without Semesta; goes into every pack. */
export const README = `BERKAS AUDIT SEMESTA / SEMESTA AUDIT PACK

Isi berkas ini beku dan disegel. Memeriksanya, tanpa jaringan dan tanpa basis data:
What is in this file is frozen and sealed. To check it, without a network and without a database:

  semesta audit-pack verify BERKAS.zip --key SIDIK-JARI

Tanpa Semesta / Without Semesta:

  unzip BERKAS.zip -d isi && cd isi
  openssl pkeyutl -verify -pubin -inkey kunci-publik.pem -rawin -in manifest.json -sigfile manifest.sig
  jq -r '.members[] | .sha256 + "  " + .path' manifest.json | sha256sum -c -

Cocokkan sidik jari kunci (manifest.json, seal.fingerprint) dengan kantor pembuat berkas.
Compare the fingerprint of the key (manifest.json, seal.fingerprint) with the office that made the file.

Segel ini milik pemasangan Semesta yang membuatnya, bukan tanda tangan elektronik tersertifikasi.
The seal belongs to the installation that made it; it is not a certified electronic signature.

Berkas ini memuat data pribadi. Simpan dan hapus menurut UU 27/2022.
This file holds personal data. Keep and delete it as Law 27/2022 says.
`
