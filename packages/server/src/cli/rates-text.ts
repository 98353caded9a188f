import type { PremiumAnswer, RateParameter } from '@semesta/contract'
import type { z } from 'zod'
import type { showRates } from '../modules/rates/index.ts'

type Parameter = z.output<typeof RateParameter>

const rupiah = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`
const MARKS: Record<Parameter['confidence'], string> = {
  verified: 'terverifikasi / verified',
  reported: 'dilaporkan / reported',
  unverified: 'BELUM DIVERIFIKASI / UNVERIFIED',
  contested: 'SUMBER BERBEDA / CONTESTED',
  policy: 'kebijakan / policy',
}

function lawLine(it: Parameter): string {
  const others = it.others.map((other) => `; ada yang menyebut / others say ${other.value}`).join('')
  const annulled = it.annulled ? `; dibatalkan / annulled: ${it.annulled}` : ''
  return `  ${it.id} = ${it.value} (${it.unit}), ${it.since} – ${it.until ?? ''} [${MARKS[it.confidence]}] ${it.source}${annulled}${others}`
}

/** The rates of a day for people. */
export function ratesLines({ date, rates, parameters }: ReturnType<typeof showRates>): string[] {
  const used = new Set(rates.flatMap((it) => it.shares.map((share) => share.parameter)))
  const head = rates.map((it) => {
    const shown = (amount: number) => (it.unit === 'percent' ? `${amount} %` : rupiah(amount))
    const parts = it.shares.map((share) => `${share.payer} ${shown(share.amount)}`).join(' + ')
    return `${it.segment}${it.class ? ` kelas / class ${it.class}` : ''}: ${shown(it.total)} = ${parts} [${MARKS[it.confidence]}]`
  })
  return [date, ...head, ...parameters.filter((it) => used.has(it.id)).map(lawLine)]
}

/** An answer for people: the amount, what it is made of, the law. */
export function premiumLines({ date, kind, total, parts, result, notes, confidence, parameters }: z.output<typeof PremiumAnswer>): string[] {
  const payers = Object.entries(parts ?? {}).flatMap(([payer, part]) => (part ? [`${payer} ${rupiah(part)}`] : []))
  const flat = Object.entries(result).filter(([, value]) => typeof value !== 'object' || value === null)
  return [
    `${kind} ${date}${total === null ? '' : `: ${rupiah(total)}`} [${MARKS[confidence]}]`,
    ...(payers.length > 0 ? [`  ${payers.join(' + ')}`] : []),
    ...flat.map(([name, value]) => `  ${name}: ${typeof value === 'number' ? value.toLocaleString('id-ID') : String(value ?? '–')}`),
    ...notes.map((it) => `! ${it.judul} / ${it.title}`),
    ...parameters.map(lawLine),
  ]
}
