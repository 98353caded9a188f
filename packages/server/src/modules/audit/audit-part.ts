import { timeZoneOf } from '@semesta/engine'
import { addMonths } from '@semesta/kernel'
import { joinAuditPack } from '../audit-packs/index.ts'
import * as store from './store.ts'
import type { EntryRow } from './tables.ts'

const COLUMNS = ['seq', 'at', 'actor', 'role', 'action', 'subject', 'reason', 'outcome', 'detail', 'prev_hash', 'hash']

/** What whoever asks for a pack leaves behind: at the end of the log it is about the pack and not in it, so that the same state gives the same pack. */
const BESIDE = ['audit-packs.', 'access.sign-in', 'access.sign-out']

joinAuditPack({
  name: 'catatan-audit',
  judul: 'Catatan audit: siapa berbuat apa, dengan rantai hash',
  title: 'Audit log: who did what, with its chain of hashes',
  async write(ctx, { from, until }, files) {
    const timeZone = timeZoneOf(ctx.bind.regency)
    const wanted = { regency: ctx.bind.regency, timeZone, from: `${from}-01`, to: lastDay(until) }
    const entries = await files.table('catatan.csv', COLUMNS, eachEntry())
    return [{ kata: 'Catatan dalam masa ini', words: 'Entries of the period', value: entries, unit: 'rows' }]

    async function* eachEntry(): AsyncGenerator<EntryRow> {
      let before = (await store.newestOther(ctx.trx, wanted, BESIDE)) + 1
      for (;;) {
        const some = await store.listOlder(ctx.trx, wanted, before, 2_000)
        yield* some
        const oldest = some.at(-1)
        if (!oldest) return
        before = oldest.seq
      }
    }
  },
})

const lastDay = (month: string) => new Date(Date.parse(`${addMonths(month, 1)}-01`) - 86_400_000).toISOString().slice(0, 10)
