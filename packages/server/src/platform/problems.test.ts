import { Problem } from '@semesta/kernel'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { invalidInput, toProblem, withoutValues } from './problems.ts'

it('passes a refusal on as it is and makes an incident of everything else', () => {
  const refusal = new Problem('people/not-found', 404, 'No such person.')
  expect(toProblem(refusal, 'i')).toBe(refusal)
  expect(toProblem(new Error('column nik does not exist'), 'i-1').toJSON()).toMatchObject({ code: 'http/unexpected', status: 500, facts: { incident: 'i-1' } })
  expect(toProblem({ statusCode: 400, code: 'FST_ERR_CTP_INVALID_JSON_BODY' }, 'i').toJSON()).toMatchObject({ code: 'http/unreadable-request', status: 400 })
})

it('finds Indonesian words for every way a field can be wrong', () => {
  const shape = z.object({
    name: z.string(),
    short: z.string().max(2),
    few: z.number().min(5),
    many: z.number().max(5),
    day: z.iso.date(),
    one: z.enum(['a']),
    odd: z.string().refine(() => false),
  })
  const parsed = shape.safeParse({ short: 'abc', few: 1, many: 9, day: 'kemarin', one: 'b', odd: 'x' }, { reportInput: true })
  if (parsed.success) throw new Error('nothing here is right')
  const { fields } = invalidInput(parsed.error).facts as { fields: { field: string; pesan: string }[] }
  expect(Object.fromEntries(fields.map((it) => [it.field, it.pesan]))).toEqual({
    name: 'Wajib diisi.',
    short: 'Paling banyak 2 karakter.',
    few: 'Paling kecil 5.',
    many: 'Paling besar 5.',
    day: 'Bentuknya tidak sesuai (tanggal TTTT-BB-HH).',
    one: 'Pilih salah satu: a.',
    odd: 'Isian tidak dapat dipakai.',
  })
})

it('keeps values out of the log', () => {
  const error = Object.assign(new Error('invalid input syntax for type date: "9900000101900001" in row 12'), {
    code: '22007',
    detail: 'Key (nik)=(9900000101900001)',
  })
  const kept = JSON.stringify(withoutValues(error))
  expect(kept).not.toContain('99000001')
  expect(kept).toContain('invalid input syntax for type date')
})
