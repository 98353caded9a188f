import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { masked, reportingDate } from '@semesta/kernel'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { mutationFormReply } from '../../platform/mutation-form.ts'
import { todayIn } from '../../platform/today.ts'
import { zipReply } from '../../platform/zip-reply.ts'
import { areaNames } from '../areas/index.ts'
import { countText, dateText, monthText, printLetter, rupiahText, spelled } from '../letters/index.ts'
import * as people from './person-store.ts'
import { nobodyToSend, tooManyLetters } from './problems.ts'
import { getDecision, getProgrammeRow, mustBeWhole } from './programmes.ts'
import { rateOf } from './simulate-takeover.ts'
import type { PersonRecord } from './tables.ts'

interface Asked {
  programmeId: string
  decisionId: string
}

type Listed = PersonRecord & { village: string; kecamatan: string }

const peopleOf = (ctx: Ctx, { programmeId, decisionId }: Asked): people.Which => ({ programmeId, decisionId, areas: [ctx.bind.regency] })

/** Every row of a paper, places in words. */
async function rowsFor(ctx: Ctx, which: people.Which): Promise<Listed[]> {
  const rows: PersonRecord[] = []
  for await (const it of rowsOf(ctx.trx, people.listAll(ctx, which))) rows.push(it)
  const names = await areaNames(ctx.trx, [...new Set(rows.flatMap((it) => [it.village_code, it.village_code.slice(0, 8)]))])
  return rows.map((it) => ({ ...it, village: names.get(it.village_code) ?? '–', kecamatan: names.get(it.village_code.slice(0, 8)) ?? '' }))
}

async function kopOf(ctx: Ctx, office: string) {
  const name = (await areaNames(ctx.trx, [ctx.bind.regency])).get(ctx.bind.regency) ?? ctx.bind.regency
  return { place: name.replace(/^(Kota|Kabupaten|Kab\.) /i, ''), kop: { government: `Pemerintah ${name}`, office, address: '' } }
}

/**
 * The annex of a decision: who is taken over, by village, with masked numbers; the whole ones go out in the registration file alone.
 *
 * Shape: A4 PDF; its trace is the start of the sha256 of everything printed. Fails: `takeovers/decision-not-found`.
 */
export async function printDecision(ctx: Ctx, ask: Asked): Promise<FileReply> {
  const { row, view } = await getDecision(ctx, ask)
  const programme = await getProgrammeRow(ctx, ask.programmeId)
  const listed = await rowsFor(ctx, peopleOf(ctx, ask))
  const debt = listed.reduce((sum, it) => sum + (it.debt_rupiah ?? 0), 0)
  const data = {
    ...(await kopOf(ctx, 'Dinas Kesehatan')),
    ...{ programme: programme.name, basis: programme.basis, number: row.number, decidedOn: dateText(row.decided_on), signer: row.signer },
    ...{ fromMonth: monthText(row.from_month), untilMonth: monthText(row.until_month), heads: countText(row.heads), headsWords: spelled(row.heads) },
    ...{
      rate: rupiahText(rateOf(row.from_month)),
      monthly: rupiahText(row.monthly_rupiah),
      year: rupiahText(row.year_rupiah),
      yearWords: spelled(row.year_rupiah),
    },
    ...{ debt: rupiahText(debt), state: view.state, villages: villagesOf(listed) },
  }
  return pdfOf('takeover-decision', data, `lampiran-sk-${row.number}`)
}

function villagesOf(rows: readonly Listed[]) {
  const codes = [...new Set(rows.map((it) => it.village_code))]
  let number = 0
  return codes.map((code) => {
    const own = rows.filter((it) => it.village_code === code)
    return {
      ...{ name: own[0]?.village ?? code, kecamatan: own[0]?.kecamatan ?? '', heads: countText(own.length) },
      people: own.map((it) => {
        number += 1
        return {
          number: String(number),
          name: it.name ?? '',
          nik: masked(it.nik) ?? '–',
          born: it.birth_date ? dateText(it.birth_date) : '–',
          place: placeOf(it),
        }
      }),
    }
  })
}

const placeOf = ({ rt, rw }: PersonRecord) => [rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join(' ') || '–'

async function paperOf(letter: string, data: object, name: string): Promise<{ fileName: string; bytes: Buffer }> {
  const stamp = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)
  const { pdf } = await printLetter(letter, { ...data, stamp })
  return { fileName: `${name.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}.pdf`, bytes: pdf }
}

async function pdfOf(letter: string, data: object, name: string): Promise<FileReply> {
  const { fileName, bytes } = await paperOf(letter, data, name)
  return { fileName, contentType: 'application/pdf', body: Readable.from([bytes]) }
}

/**
 * The people of a decision in the 36-column form of BPJS Kesehatan: who has a card changes payer, who has none is new.
 *
 * Shape: XLSX with whole numbers, for the office that decides alone. Fails: `takeovers/decision-not-found`.
 */
export async function registrationFile(ctx: Ctx, ask: Asked): Promise<FileReply> {
  const { row } = await getDecision(ctx, ask)
  const listed = await rowsFor(ctx, peopleOf(ctx, ask))
  const { kop } = await kopOf(ctx, '')
  const head = { unitCode: ctx.bind.regency.replace('.', ''), unitName: kop.government, participantKind: 'PBPU DAN BP PEMERINTAH DAERAH' }
  const rows = listed.map((it) => ({
    ...{
      mutation: it.card ? ('8' as const) : ('data baru' as const),
      card: it.card,
      kk: it.kk,
      nik: it.nik,
      name: it.name ?? '',
      sex: it.sex,
      birthDate: it.birth_date,
    },
    ...{ address: it.address, rt: it.rt, rw: it.rw, kecamatanName: it.kecamatan, villageCode: it.village_code, villageName: it.village },
    ...{ since: reportingDate(row.from_month), premiumRupiah: rateOf(row.from_month) },
  }))
  return mutationFormReply(`pendaftaran-pbpu-pemda-${row.number}`.replaceAll(/[^A-Za-z0-9.-]+/g, '-'), head, rows)
}

interface MoveAsk {
  programmeId: string
  /** codes, separated by commas */
  employers?: string | undefined
  form: 'pdf' | 'zip'
}

/** One PDF is laid out in one go, while nobody else is answered: a long one would make them wait. */
const MOST_LETTERS = 30

/** Codes of employers as they came; undefined means all. */
export const employersIn = (text: string | undefined): string[] | undefined => text?.split(',')

/**
 * The letters with a list of moves: one to Dinas Sosial for PBI proposals, one to each employer for workers to be registered. No employer reads of another's people.
 *
 * Shape: one PDF with a letter after the other, each counted from its own first page, or a zip with a PDF a letter.
 * Fails: `takeovers/programme-not-found`, `takeovers/nobody-to-send`, `takeovers/too-many-letters`, `takeovers/whole-regency-only`.
 */
export async function printMoveLetter(ctx: Ctx, ask: MoveAsk): Promise<FileReply> {
  mustBeWhole(ctx)
  const programme = await getProgrammeRow(ctx, ask.programmeId)
  const all = await rowsFor(ctx, { programmeId: programme.id, employers: employersIn(ask.employers), areas: [ctx.bind.regency] })
  const listed = all.filter((it) => it.state === 'proposed' || it.state === 'sent')
  if (programme.kind === 'takeover' || listed.length === 0) throw nobodyToSend({})
  const isPbi = programme.kind === 'pbi'
  const rate = rateOf(programme.start_month)
  const letters = isPbi ? [letterOf(listed, 'Kementerian Sosial Republik Indonesia melalui Dinas Sosial', rate)] : byEmployer(listed, rate)
  const head = {
    ...(await kopOf(ctx, isPbi ? 'Dinas Sosial' : 'Dinas Kesehatan')),
    ...{ kind: programme.kind, programme: programme.name, basis: programme.basis, printedOn: dateText(todayIn(ctx)), rate: rupiahText(rate) },
  }
  const name = `surat-${isPbi ? 'usulan-pbi' : 'alih-pekerja'}`
  const [only] = letters
  if (ask.form === 'pdf' && letters.length > MOST_LETTERS) throw tooManyLetters({ letters: letters.length, limit: MOST_LETTERS })
  if (ask.form === 'pdf') return pdfOf('takeover-move', { ...head, letters }, letters.length === 1 && only && !isPbi ? `${name}-${only.addressee}` : name)
  const each = async function* () {
    for (const [at, letter] of letters.entries()) {
      await turn()
      const { fileName, bytes } = await paperOf('takeover-move', { ...head, letters: [letter] }, `${String(at + 1).padStart(3, '0')}-${letter.addressee}`)
      yield { name: fileName, bytes }
    }
  }
  return zipReply(name, each())
}

function byEmployer(listed: readonly Listed[], rate: number) {
  const employers = Map.groupBy(listed, (it) => it.employer_code ?? it.employer_name ?? '')
  return [...employers.values()]
    .map((own) => letterOf(own, own[0]?.employer_name ?? own[0]?.employer_code ?? 'badan usaha', rate))
    .toSorted((a, b) => a.addressee.localeCompare(b.addressee))
}

const letterOf = (own: readonly Listed[], addressee: string, rate: number) => ({
  ...{ addressee, heads: countText(own.length), headsWords: spelled(own.length), monthly: rupiahText(own.length * rate) },
  people: own.map((it, at) => ({
    ...{ number: String(at + 1), name: it.name ?? '', nik: masked(it.nik) ?? '–', born: it.birth_date ? dateText(it.birth_date) : '–', place: it.village },
    decile: it.decile ? `desil ${it.decile}` : '–',
  })),
})
