import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitLine } from './csv-lines.ts'
import { resident, takeIn } from './testing.ts'

const header = [...Object.keys(resident()), 'rt', 'alamat']
const good = fc.nat(9998).map((serial) => Object.values(resident({ nik: `997401170890${String(serial + 1).padStart(4, '0')}`, nama: `Uji ${serial}` })))
const cell = fc.oneof(
  fc.constantFrom('', ' ', '-', '"', "'", '""', 'TOTAL', '00-00-0000', '9.97E+15', 'L', '64.74.01.1003', '17-08-1990', 'Jl "Uji"', 'a\tb', '\u00a0', '６４'),
  fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', "'", 'é', '=', '-') }),
)
const line = fc.oneof(
  { weight: 4, arbitrary: good.map((cells) => cells.join(',')) },
  { weight: 2, arbitrary: good.chain((cells) => fc.tuple(fc.nat(cells.length - 1), cell).map(([at, text]) => cells.with(at, text).join(','))) },
  { weight: 2, arbitrary: fc.array(cell, { maxLength: 12 }).map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', '   ', ',,,,,,,', 'JUMLAH,,3', '1,2,3,4,5,6') },
)
const ending = fc.constantFrom('\n', '\r\n')

// Goal: whatever stands in a file, every line of it is accepted, rejected or skipped, and every kept row is numbered as the person sees it.
it('conserves rows: read = accepted + rejected + skipped, and read is every line under the header', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), ending, fc.boolean(), async (lines, eol, closed) => {
      const rows = [Object.values(resident({ nama: 'Jangkar Uji' })).join(','), ...lines]
      const text = [header.join(','), ...rows].join(eol) + (closed ? eol : '')
      const { report, snapshot, refused } = await takeIn('penduduk', text)
      const { read, accepted, rejected, skipped } = report.rows
      expect(read).toBe(accepted + rejected + skipped)
      expect([snapshot.length, refused.length]).toEqual([accepted, rejected])
      const unfinished = !closed && rows.at(-1) === '' ? 1 : 0
      if (!text.includes('"')) expect(read).toBe(rows.length - unfinished)
      else expect(read).toBeLessThanOrEqual(rows.length)
      for (const it of snapshot) expect(rows[Number(it.row_no) - 2]).toContain(String(it.nama).split(' ')[0])
    }),
    { numRuns: 40, seed: 20251101 },
  )
})

it('splits a line into cells that join to the same line when nothing is quoted', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '1', ' ', "'", 'é') }), { minLength: 1 }), (cells) => {
      expect(splitLine(cells.join(';'), ';')?.map((it) => it ?? '')).toEqual(cells)
    }),
  )
})

it('gives back quoted cells as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', 'b') }), { minLength: 1 }), (cells) => {
      const quoted = cells.map((it) => `"${it.replaceAll('"', '""')}"`).join(',')
      expect(splitLine(quoted, ',')?.map((it) => it ?? '')).toEqual(cells)
    }),
  )
})
