import { qualityAt } from '../indicators/quality-law.ts'
import type { Policy } from '../rules/policy.ts'
import { literal, type Session } from '../session.ts'
import type { MonthInput } from '../tasks.ts'

/** Columns of the people of the month before that this month looks at; a file of an older build may lack the last. */
const READ = {
  ...{ row_no: 'integer', person_id: 'varchar', card: 'varchar', nik: 'varchar', nik_state: 'varchar', name: 'varchar', sex: 'varchar', birth_date: 'date' },
  ...{ area_path: 'varchar', is_resident: 'boolean', is_registered: 'boolean', is_active: 'boolean', segment: 'varchar', cause: 'varchar' },
  active_since: 'varchar',
}

/**
 * Opens the month before as `before_people` and its registered cards as `before`; without one both are empty, and nothing counts as changed.
 *
 * Shape: `before` has one row a card; a file of an older build may lack the newest columns, which are null then.
 */
export async function openBefore(session: Session, input: MonthInput): Promise<void> {
  const file = input.previousPeople && `read_parquet(${literal(input.previousPeople)})`
  const there = new Set(file ? (await session.all<{ column_name: string }>(`describe from ${file}`)).map((it) => it.column_name) : [])
  const picked = Object.entries(READ).map(([name, type]) => (there.has(name) ? name : `null::${type} as ${name}`))
  await session.run(`create view before_people as select ${picked.join(', ')} ${file ? `from ${file}` : 'where false'}`)
  // Few known values as enums and a card as a number: this side of the join stays in memory for millions of cards.
  for (const column of ['segment', 'area_path', 'active_since']) {
    await session.run(`create type before_${column} as enum (select distinct ${column} from before_people where ${column} is not null)`)
  }
  await session.run(`create macro card_key(card) as coalesce(try_cast(card as bigint), -(hash(card) >> 2)::bigint)`)
  await session.run(
    `create view before as select row_no as b_row, card_key(card) as b_card, segment::before_segment as b_segment, is_active as b_active, area_path::before_area_path as b_path,
       active_since::before_active_since as b_since from before_people where is_registered`,
  )
  await session.run(`set variable has_before = ${file ? 'true' : 'false'}`)
  await session.run(`set variable month = ${literal(input.month)}`)
}

/** Sets what the steps after the spine count with: the city's rupiah for a paid card, and the rules of the quality score. */
export async function setPrices(session: Session, policy: Policy): Promise<void> {
  await session.run(`set variable city_rate = ${cityRate(policy)}::bigint`)
  await session.run(
    `set variable quality_rules = [${qualityAt(policy.asOf)
      .measures.map((it) => literal(it.rule))
      .join(', ')}]::varchar[]`,
  )
}

/** What the local government pays a month for one card of PBPU Pemda, in rupiah; 0 before any tariff. */
function cityRate({ parameters }: Policy): number {
  return ['premiums/pbpu-pemda-iuran', 'premiums/pbpu-pemda-bantuan-daerah'].reduce((sum, id) => sum + Number(parameters.get(id)?.value ?? 0), 0)
}
