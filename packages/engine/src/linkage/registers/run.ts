import { writeFileSync } from 'node:fs'
import { reportingDate } from '@semesta/kernel'
import { openSources, sourceOf } from '../../month/sources.ts'
import { loadPolicy } from '../../rules/policy.ts'
import { literal, openSession, type Session } from '../../session.ts'
import type { OnProgress } from '../../tasks.ts'
import { loadRegisterModel, type RegisterModel } from './content.ts'
import { linkRegister, openPeople, type RegisterLinks, step } from './link-register.ts'
import { modelOf, qualityOf } from './quality.ts'
import { nameDecided, record } from './records.ts'
import { LINKED, type LinkedRegister } from './rows.ts'
import { openState, writeState } from './state.ts'
import type { LinkageInput, LinkageReport } from './task.ts'
import { EVIDENCE } from './train.ts'

/** Most links beyond doubt that are shown as pairs; every pair that waits for a person is. */
const MOST_SHOWN = 10_000

/**
 * Links the rows of all registers with the people of the population register and, for members who are no residents, with the roster.
 *
 * Shape:  writes link.parquet (only rows that go under another number than their exact NIK), pair.parquet, model.json and quality.json with CSV twins into
 *         `outDir`. What people decided is done as they decided. The same input gives the same rows.
 * Fails:  Problem `indicators/no-snapshot` without penduduk or peserta.
 * Source: policy/linkage/registers.yaml; docs/decisions/0009.
 */
export async function runLinkage(input: LinkageInput, onProgress: OnProgress): Promise<LinkageReport> {
  const content = loadRegisterModel()
  const started = performance.now()
  const session = await openSession(input.limits)
  try {
    onProgress({ percent: 0, step: 'people' })
    await openSources(session, input)
    await set(session, input, content.model)
    await session.run(step('collected'))
    if (input.truth)
      await session.run(`create table human as select register, row_no::integer as row_no, human from read_csv(${literal(input.truth)}, header = true)`)
    const people = await openPeople(session, content)
    await session.run(`set variable card_start = (select coalesce(max(pid), 0) from person)`)
    await openDecisions(session, input)
    const known = await openState(session, input.previous, askedOf(input))
    const all: RegisterLinks[] = []
    for (const [at, register] of LINKED.filter((it) => sourceOf(input, it)).entries()) {
      onProgress({ percent: 20 + at * 12, step: register })
      await decide(session, register)
      const links = await linkRegister(session, register, {
        ...content,
        ...people,
        before: all[0]?.trained ?? null,
        known: known?.find((it) => it.register === register),
      })
      await explain(session, content.model, links)
      if (input.truth) await session.run(step('truth').replaceAll(':register', register))
      await session.run(step('collect').replaceAll(':register', register))
      await session.run(step('state').replaceAll(':register', register))
      if (register === 'peserta') await session.run(step('members'))
      all.push(links)
    }
    onProgress({ percent: 80, step: 'pairs' })
    await writeResults(session, input)
    await writeState(session, input.outDir, askedOf(input), all)
    onProgress({ percent: 95, step: 'quality' })
    const quality = await qualityOf(session, all, { input, model: content.model, seconds: (performance.now() - started) / 1000 })
    writeFileSync(`${input.outDir}/model.json`, `${JSON.stringify(modelOf(all, content.model), null, 2)}\n`)
    writeFileSync(`${input.outDir}/quality.json`, `${JSON.stringify(quality, null, 2)}\n`)
    onProgress({ percent: 100, step: 'done' })
    return { records: quality.records, pairsCompared: quality.pairsCompared, links: quality.links }
  } finally {
    session.close()
  }
}

/** What an earlier run must have been asked alike, for its findings to be taken over. */
const askedOf = ({ regency, targetErrorRate }: LinkageInput) => `${regency} ${targetErrorRate}`

async function set(session: Session, input: LinkageInput, model: RegisterModel): Promise<void> {
  const variables = {
    regency: literal(input.regency),
    target: input.targetErrorRate,
    least: model.least,
    review: model.review,
    most_shown: MOST_SHOWN,
  }
  for (const [name, value] of Object.entries(variables)) await session.run(`set variable ${name} = ${value}`)
  const newest =
    input.sources
      .map((it) => it.asOf)
      .toSorted()
      .at(-1) ?? '2000-01-01'
  const asOf = input.month ? reportingDate(input.month) : newest
  await session.run(`set variable as_of = date ${literal(asOf)}`)
  const { parameters } = loadPolicy(asOf)
  const rupiah = (id: string) => Number(parameters.get(id)?.value ?? 0)
  const city = rupiah('premiums/pbpu-pemda-iuran') + rupiah('premiums/pbpu-pemda-bantuan-daerah')
  await session.run(`create macro rupiah_of(segment) as case segment when 'PBPU_PEMDA' then ${city} when 'PBI_JK' then ${rupiah('premiums/pbi')} else 0 end`)
}

async function openDecisions(session: Session, input: LinkageInput): Promise<void> {
  const columns = `columns = {left_id: 'varchar', right_id: 'varchar', verdict: 'varchar', decided_by: 'varchar', decided_at: 'varchar'}`
  const from = input.decisions?.endsWith('.parquet')
    ? `read_parquet(${literal(input.decisions)})`
    : `read_csv(${literal(input.decisions ?? '')}, header = true, ${columns})`
  const none = `(select null::varchar as left_id, null::varchar as right_id, null::varchar as verdict where false)`
  await session.run(`create table decision as select left_id, right_id, verdict from ${input.decisions ? from : none}`)
  await session.run(
    `create table named (record_id varchar, register varchar, row_no integer); create table decided (row_no integer, pid integer, verdict varchar)`,
  )
  const any = await session.one('from decision limit 1')
  if (any) for (const register of ['penduduk', ...LINKED] as const) await nameDecided(session, register)
}

/** What people decided about the rows of one register, as pairs of a row and a person. */
async function decide(session: Session, register: LinkedRegister): Promise<void> {
  await session.run(`create or replace table decided as
    select distinct l.row_no, p.pid, d.verdict
    from (select left_id, right_id, verdict from decision union all select right_id, left_id, verdict from decision) as d
    join named as l on l.record_id = d.left_id and l.register = ${literal(register)}
    join named as r on r.record_id = d.right_id
    join person as p on p.register = r.register and p.row_no = r.row_no`)
}

/** What each level of each pattern says, in words and bits, for the pairs that are shown. */
async function explain(session: Session, model: RegisterModel, { register, patterns, trained }: RegisterLinks): Promise<void> {
  const wanted = new Set(
    (await session.all<{ pattern: bigint }>(`select distinct pattern from judged where is_automatic or probability >= getvariable('review')`)).map(
      (it) => it.pattern,
    ),
  )
  const rows = patterns
    .filter((it) => wanted.has(it.pattern))
    .flatMap((it) =>
      EVIDENCE.map((field, place) => {
        const level = field === 'home' ? `${it.family}/${it.place}` : it[field]
        const words = model.fields[field].levels[level] ?? { judul: 'tidak disebut', title: 'not said' }
        return `(${literal(register)}, ${it.pattern}, ${place}, ${literal(field)}, ${literal(level)}, ${trained.bits(field, it)}, ${literal(words.judul)}, ${literal(words.title)})`
      }),
    )
  for (let at = 0; at < rows.length; at += 1000) await session.run(`insert into evidence values ${rows.slice(at, at + 1000).join(', ')}`)
}

async function writeResults(session: Session, input: LinkageInput): Promise<void> {
  await session.run(step('shown'))
  for (const register of ['penduduk', ...LINKED] as const) await record(session, register)
  await session.run(step('results'))
  await session.run(step('pairs'))
  for (const name of ['link', 'pair']) {
    await session.run(`create table ${name}_written as from ${name}_out`)
    await session.run(`copy ${name}_written to ${literal(`${input.outDir}/${name}.parquet`)} (format parquet, compression zstd)`)
    await session.run(`copy ${name}_written to ${literal(`${input.outDir}/${name}.csv`)} (format csv, header false, nullstr '')`)
  }
}
