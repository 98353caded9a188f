/** A process of its own for tests: books one payment a transaction, each under the id its number gives, and says which of them were committed. */
import { rupiah } from '@semesta/kernel'
import { appropriate, attribute, postJournal } from '../modules/ledger/index.ts'
import { openApp } from '../platform/app.ts'
import { processConfig } from '../platform/config.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'

const [regency = '', from = '1', until = '1'] = process.argv.slice(2)
const idOf = (room: number, number: number) => `00000000-0000-4000-8000-${room}${String(number).padStart(11, '0')}`
const person = { card: '0001', personId: null, month: '2025-11', iuran: rupiah(35_000), bantuan: rupiah(2_800), areaPath: `${regency}.01.1001/01/01` }

const app = await openApp(processConfig())
const booking = <T>(work: Parameters<typeof inRegency<T>>[3]) => inRegency(app, systemActor('test'), systemBind(regency), work)
const document = { kind: 'DPA', number: '1', on: '2025-01-02' }
await booking((ctx) => appropriate(ctx, { id: idOf(0, 0), lineId: 'L1', amount: rupiah(1_000_000_000), on: '2025-01-02', document }))
for (let number = Number(from); number <= Number(until); number += 1) {
  await booking(async (ctx) => {
    await attribute(ctx, { id: idOf(1, number), rows: [person] })
    await postJournal(ctx, {
      ...{ id: idOf(2, number), on: '2025-11-10', kind: 'payment', memo: `pembayaran ${number}` },
      lines: [
        { account: 'belanja-iuran', debit: rupiah(35_000), lineId: 'L1', attribution: idOf(1, number), part: 'iuran' },
        { account: 'belanja-bantuan-iuran', debit: rupiah(2_800), lineId: 'L1', attribution: idOf(1, number), part: 'bantuan' },
        { account: 'kas-daerah', credit: rupiah(37_800) },
      ],
    })
  })
  process.stderr.write(`posted ${number}\n`)
}
await app.close()
