import type { GetDiff, OutputOf } from '@semesta/contract'
import { fmt } from '../../app/format.ts'
import { type Key, t, tMaybe } from '../../i18n/index.ts'

export type DiffView = OutputOf<typeof GetDiff>
type Kind = DiffView['changes'][number]['kind']

/** A change in words: `+33`, `−12`, `0`. */
export function signed(value: number, say: (value: number) => string = fmt.count): string {
  if (value === 0) return say(0)
  return value > 0 ? `+${say(value)}` : `−${say(-value)}`
}

/** The word of a change; a death in the population register is no lost membership. */
export function kindWord(register: string, kind: Kind): string {
  return tMaybe(`changes.${register}-${kind}`) ?? t(`changes.${kind}` as Key)
}

export const causeWord = (cause: string) => tMaybe(`changes.cause-${cause}`) ?? tMaybe(`labels.${cause}`) ?? cause

/** The answer first: what the file does, or did, in one sentence. */
export function effectLine(diff: DiffView): string {
  const { rows, batch } = diff
  if (rows.new + rows.changed + rows.left === 0) return t('changes.nothing', { rows: fmt.count(rows.same) })
  const words = {
    rows: fmt.count(rows.new + rows.changed + rows.left),
    money: signed(diff.rupiahPerMonth, fmt.rupiah),
    active: signed(diff.after.active - diff.before.active),
  }
  if (batch.register !== 'peserta') return t('changes.lineOther', words)
  return t('changes.line', words)
}
