import type { Month } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import type { SheetRows } from '../../platform/spreadsheet.ts'

/** The months a pack speaks about, both included. */
export interface PackPeriod {
  from: Month
  until: Month
}

/** Where a part writes its files: `<part>/<file>`. The same state of the data must give the same bytes: every list in a total order, no clock. */
export interface PackFiles {
  /** A list as CSV with a header line. Returns how many rows it has. */
  csv(file: string, columns: readonly string[], rows: SheetRows): Promise<number>
  /** The same from records: only the columns named; moments in UTC, whatever is nested as JSON. */
  table(file: string, columns: readonly string[], records: Iterable<object> | AsyncIterable<object>): Promise<number>
  json(file: string, value: unknown): Promise<void>
  /** A frozen file of the data directory, as it is. */
  copy(file: string, source: string): Promise<void>
}

/** A line of the readable summary. */
export interface Figure {
  kata: string
  words: string
  value: number | string
  unit?: 'rupiah' | 'heads' | 'rows'
}

/** What one room puts into a pack. */
export interface AuditPart {
  /** folder in the pack */
  name: string
  judul: string
  title: string
  write(ctx: Ctx, period: PackPeriod, files: PackFiles): Promise<Figure[]>
}

const parts: AuditPart[] = []

/** Lets a room put its part into every audit pack. Called once, when the room is loaded. Fails: Error when the folder is taken. */
export function joinAuditPack(part: AuditPart): void {
  if (parts.some((it) => it.name === part.name)) throw new Error(`two rooms write ${part.name} into the audit pack`)
  parts.push(part)
}

/** Every part, in the order of their folders. */
export const listParts = (): AuditPart[] => parts.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
