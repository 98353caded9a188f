import { literal, openSession } from '../session.ts'
import type { HeadsInput, HeadsReport } from '../tasks.ts'

/**
 * Counts the people of a frozen month in some places: population, registered and active, as the month counts them.
 *
 * Shape: one entry a place asked for, also where nobody is. A place is the beginning of a path: a village, an RW, an RT.
 */
export async function runHeads(input: HeadsInput): Promise<HeadsReport> {
  const session = await openSession(input.limits)
  try {
    const places = input.paths.map((it) => `(${literal(it)})`).join(', ')
    return {
      counts: await session.all(
        `with place (path) as (values ${places})
         select path, count(*) filter (is_resident)::integer as population, count(*) filter (is_registered)::integer as registered,
           count(*) filter (is_active)::integer as active
         from place left join (select area_path, is_resident, is_registered, is_active from read_parquet(${literal(input.people)})) as p
           on starts_with(p.area_path, place.path)
         group by path order by path`,
      ),
    }
  } finally {
    session.close()
  }
}
