import { expect, it } from 'vitest'
import { commandLine } from './main.ts'
import { tools } from './with-app.ts'

/** What a command prints as its answer, and what it says to people. */
async function run(...argv: string[]) {
  const printed: unknown[] = []
  const said: string[] = []
  const program = commandLine({ ...tools, print: (it) => void printed.push(it), say: (line) => void said.push(line) })
  await program.parseAsync(argv, { from: 'user' })
  return { printed, said: said.join('\n') }
}

it('shows the rates of a day with their law', async () => {
  const { printed } = await run('rates', 'show', '--segment', 'PBPU', '--class', '3', '--date', '2025-03-01', '--json')
  expect(printed[0]).toMatchObject({
    date: '2025-03-01',
    segment: 'PBPU',
    class: '3',
    total: 42_000,
    rates: [{ segment: 'PBPU', class: '3', total: 42_000, parts: { own: 35_000, local: 2_800, central: 4_200 }, confidence: 'verified' }],
  })
})

it('says in words what nobody has verified', async () => {
  const { said } = await run('rates', 'show', '--segment', 'mandiri', '--class', '1', '--date', '2018-01-01')
  expect(said).toContain('Rp80.000')
  expect(said).toContain('BELUM DIVERIFIKASI')
})

it('reckons a case, for machines and for people', async () => {
  const asked = '{"kind":"fine","estimate":60000000,"months":12,"on":"2025-03-01"}'
  expect((await run('premium', '--case', asked, '--json')).printed[0]).toMatchObject({ total: 30_000_000, confidence: 'contested' })
  const { said } = await run('premium', '--case', asked)
  expect(said).toContain('Rp30.000.000')
  expect(said).toContain('20000000')
})

it('refuses a case with a field nobody knows, by its name', async () => {
  await expect(run('premium', '--case', '{"kind":"ppu","wage":1,"salery":2}')).rejects.toMatchObject({
    code: 'rates/field-unknown',
    facts: { field: 'salery' },
  })
})
