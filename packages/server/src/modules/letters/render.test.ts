import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { LETTERS_DIR, printLetter } from './index.ts'

const read = (letter: string, name: string) => readFileSync(`${LETTERS_DIR}${letter}/${name}`, 'utf8')

const letters = readdirSync(LETTERS_DIR).filter((it) => !it.startsWith('_'))

it.each(letters)('%s: its sample reads as expected.txt says, as a PDF that is the same each time', async (letter) => {
  const data = parse(read(letter, 'sample.yaml'))
  const [once, again] = [await printLetter(letter, data), await printLetter(letter, data)]
  expect(once.text()).toBe(read(letter, 'expected.txt'))
  expect(once.pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(once.pdf.equals(again.pdf)).toBe(true)
})

it('says what is wrong when data do not fit the letter', async () => {
  await expect(printLetter('linkage-quality', { title: 'saja' })).rejects.toThrow(/linkage-quality/)
})
