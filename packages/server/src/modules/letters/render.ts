import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where letters live as content: `<letter>/template.typ`, `sample.yaml`, `expected.txt`; `_parts` holds the look they share. */
export const LETTERS_DIR = fileURLToPath(new URL('../../../../../policy/letters/', import.meta.url))

const WEIGHTS = ['400Regular', '400Regular_Italic', '600SemiBold']

/** A document laid out: its PDF, its text as a reader meets it, how many pages it has. */
export interface Printed {
  pdf: Buffer
  pages: number
  /** made only when asked for: tests compare it with the letter's expected.txt */
  text(): string
}

/**
 * Lays a letter out with its data. The only place that knows Typst.
 *
 * Shape: `data` reaches the template as data.json; fonts come with the program, nothing is fetched. The same template and data give the same bytes.
 * Fails: Error with Typst's words when the template does not fit the data.
 */
export async function printLetter(letter: string, data: unknown): Promise<Printed> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({ workspace: LETTERS_DIR, fontArgs: [{ fontPaths: fontFolders() }] })
  compiler.mapShadow(join(LETTERS_DIR, letter, 'data.json'), Buffer.from(JSON.stringify(data)))
  const done = compiler.compile({ mainFilePath: join(LETTERS_DIR, letter, 'template.typ') })
  const document = done.result
  if (!document) throw new Error(`letter ${letter}: ${JSON.stringify(done.takeDiagnostics()?.shortDiagnostics)}`)
  const pdf = compiler.pdf(document, { creationTimestamp: 0 })
  return { pdf, pages: document.numOfPages, text: () => textOf(compiler.svg(document)) }
}

function fontFolders(): string[] {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/ibm-plex-sans/package.json'))
  return WEIGHTS.map((weight) => join(fonts, weight))
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The words of a drawing, a run of text a line. */
function textOf(svg: string): string {
  const runs = [...svg.matchAll(/<h5:div[^>]*>([^<]*)/g)].map(([, run = '']) => run.replace(/&(amp|lt|gt|quot|#39);/g, (it) => entities[it] ?? it).trim())
  return `${runs.filter((run) => run !== '').join('\n')}\n`
}
