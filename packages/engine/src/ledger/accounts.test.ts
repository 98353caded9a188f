import { expect, it } from 'vitest'
import { loadAccounts, parseAccounts } from './accounts.ts'

it('names every account once, in both languages', () => {
  const accounts = loadAccounts()
  expect(accounts.find((it) => it.id === 'belanja-iuran')).toMatchObject({ code: '5.1.02.02.02.0003', class: 'expense', side: 'debit' })
  expect(accounts.filter((it) => it.class === 'budget').map((it) => it.id)).toEqual(['apropriasi', 'pagu-tersedia', 'komitmen', 'realisasi'])
})

it('refuses an account without a name and one that stands twice', () => {
  const one = '- { id: kas, code: "1", class: asset, side: debit, nama: Kas daerah, name: Treasury }\n'
  expect(() => parseAccounts(one.replace(', name: Treasury', ''))).toThrow('name')
  expect(() => parseAccounts(one + one)).toThrow('id kas stands twice')
})
