import { joinAuditPack } from '../audit-packs/index.ts'
import { checkBooks } from './check-books.ts'
import * as store from './pack-store.ts'
import { accounts } from './post-journals.ts'

joinAuditPack({
  name: 'buku-besar',
  judul: 'Buku besar: jurnal, neraca saldo, pagu, orang-bulan',
  title: 'Books: journals, trial balance, ceilings, person-months',
  async write(ctx, { from, until }, files) {
    const journals = await files.table('jurnal.csv', store.JOURNAL_COLUMNS, store.eachJournal(ctx, from, until))
    const lines = await files.table('baris.csv', store.LINE_COLUMNS, store.eachBookedLine(ctx, from, until))
    await files.table('orang-bulan.csv', store.PERSON_COLUMNS, store.eachPersonMonth(ctx, from, until))
    await files.table('neraca-saldo.csv', store.BALANCE_COLUMNS, store.eachBalance(ctx, from, until))
    await files.table('pagu.csv', store.PAGU_COLUMNS, store.eachPagu(ctx, until))
    await files.table('penutupan.csv', store.CLOSING_COLUMNS, store.eachClosing(ctx, until))
    await files.json('akun.json', [...accounts().values()])
    const books = await checkBooks(ctx)
    await files.json('pemeriksaan.json', { sound: books.sound, rules: books.rules, faults: books.faults })
    const spent = await store.spentIn(ctx, from, until)
    return [
      { kata: 'Jurnal', words: 'Journals', value: journals, unit: 'rows' },
      { kata: 'Baris jurnal', words: 'Journal lines', value: lines, unit: 'rows' },
      { kata: 'Realisasi belanja', words: 'Spending', value: spent, unit: 'rupiah' },
      { kata: 'Pemeriksaan buku', words: 'Check of the books', value: books.sound ? 'utuh / sound' : `${books.faults.length} kesalahan / faults` },
    ]
  },
})
