import type { ExportAudit, ListAudit, OutputOf } from '@semesta/contract'
import { timeZoneOf } from '@semesta/engine'
import type { Ctx, FileReply, ParsedInput } from '../../platform/context.ts'
import { type SheetValue, sheetReply } from '../../platform/spreadsheet.ts'
import { idsByName, namesOf } from '../access/index.ts'
import * as store from './store.ts'
import type { EntryRow } from './tables.ts'

type Filter = Omit<ParsedInput<typeof ExportAudit>, 'format'>

/** Entries of a regency, newest first; the actor filter takes a name or an id. */
export async function listAudit(ctx: Ctx, asked: ParsedInput<typeof ListAudit>): Promise<OutputOf<typeof ListAudit>> {
  const wanted = await wantedBy(ctx, asked)
  const rows = await store.listEntries(ctx.trx, wanted, asked.pageSize, (asked.page - 1) * asked.pageSize)
  const names = await actorNames(ctx, rows)
  return {
    total: await store.countWanted(ctx.trx, wanted),
    actions: await store.listActions(ctx.trx, ctx.bind.regency),
    rows: rows.map(({ seq, at, actor, role, action, subject, reason, outcome, detail, hash }) => ({
      seq,
      at: at.toISOString(),
      actor: names.get(actor) ?? actor,
      role,
      action,
      subject,
      reason,
      outcome,
      detail,
      hash,
    })),
  }
}

const columns = ['nomor', 'waktu', 'pelaku', 'peran', 'tindakan', 'objek', 'alasan', 'hasil', 'rincian', 'hash_sebelum', 'hash'].map((name) => ({ name }))

/** The same entries as a file, with what is needed to recompute the chain. */
export async function exportAudit(ctx: Ctx, asked: ParsedInput<typeof ExportAudit>): Promise<FileReply> {
  const wanted = await wantedBy(ctx, asked)
  return sheetReply(asked.format, `audit-${ctx.bind.regency}`, columns, lines(ctx, wanted))
}

const PIECE = 2000

async function* lines(ctx: Ctx, wanted: store.Wanted): AsyncGenerator<SheetValue[]> {
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await store.listOlder(ctx.trx, wanted, before, PIECE)
    const names = await actorNames(ctx, rows)
    for (const it of rows) {
      const actor = names.get(it.actor) ?? it.actor
      yield [it.seq, it.at.toISOString(), actor, it.role, it.action, it.subject, it.reason, it.outcome, JSON.stringify(it.detail), it.prev_hash, it.hash]
    }
    const last = rows.at(-1)
    if (rows.length < PIECE || !last) return
    before = last.seq
  }
}

async function wantedBy(ctx: Ctx, { actor, action, subject, outcome, from, to }: Filter): Promise<store.Wanted> {
  const actors = actor === undefined ? {} : { actors: [actor, ...(await idsByName(ctx.trx, actor))] }
  return { regency: ctx.bind.regency, timeZone: timeZoneOf(ctx.bind.regency), action, subject, outcome, from, to, ...actors }
}

function actorNames(ctx: Ctx, rows: readonly EntryRow[]): Promise<Map<string, string>> {
  return namesOf(ctx.trx, [...new Set(rows.map((it) => it.actor))])
}

/** How often one thing was done to some subjects. Shape: a number only, so it needs no right to the audit log. */
export function countEntries(ctx: Ctx, { action, subjects }: { action: string; subjects: readonly string[] }): Promise<number> {
  return store.countAbout(ctx.trx, ctx.bind.regency, action, subjects)
}
