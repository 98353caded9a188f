import { expect, it } from 'vitest'
import { commandLine } from './main.ts'
import { tools } from './with-app.ts'

/** The options that reach the innermost command; nothing is opened. */
async function optionsOf(...argv: string[]) {
  const program = commandLine({ ...tools, withApp: async () => undefined as never, print: () => {}, say: () => {} })
  await program.parseAsync(argv, { from: 'user' })
  const named = program.commands.find((it) => it.name() === argv[0])
  const inner = named?.commands.find((it) => it.name() === argv[1]) ?? named
  return inner?.opts()
}

it.each(['approve', 'undo'])('an option behind import %s belongs to it', async (word) => {
  expect(await optionsOf('import', word, 'a-file', '--json', '--reason', 'sudah diperiksa')).toMatchObject({ json: true, reason: 'sudah diperiksa' })
})

it('a file is brought in by its register, with its own options', async () => {
  const options = await optionsOf('import', 'peserta', 'a-file.csv', '--regency', '64.74', '--as-of', '2025-11-01', '--stage', '--json')
  expect(options).toMatchObject({ regency: '64.74', asOf: '2025-11-01', stage: true, json: true })
})
