import { readFileSync } from 'node:fs'
import { reportingDate } from '@semesta/kernel'
import { literal, type Session } from '../session.ts'
import type { MonthInput } from '../tasks.ts'
import { openBefore } from './before.ts'
import { openSources } from './sources.ts'

/** The SQL of a named step. */
export function step(name: string): string {
  return readFileSync(new URL(`./steps/${name}.sql`, import.meta.url), 'utf8')
}

/**
 * Brings every register to one row a human, so that the step `people` is one pass of plain joins over the snapshots.
 *
 * Fails: Problem `indicators/no-snapshot` without penduduk or peserta.
 */
export async function openSpine(session: Session, input: MonthInput): Promise<void> {
  await openSources(session, input)
  await session.run(`set variable as_of = date ${literal(reportingDate(input.month))}`)
  await session.run(`set variable regency = ${literal(input.regency)}`)
  await session.run(`set variable card_rows = (select coalesce(max(row_no), 0) from src.peserta)`)
  await session.run(`set variable entry_rows = getvariable('card_rows') + (select coalesce(max(row_no), 0) from src.penduduk)`)
  await openBefore(session, input)
  for (const name of ['residents', 'cards', 'registers', 'known']) await session.run(step(name))
}
