import type { Session } from '../session.ts'
import { possiblePairs } from './block.ts'
import type { Prepared } from './prepare.ts'

/**
 * Makes the table `random_pair` (l, r) of truly random, distinct pairs: every pair there is when there are no more than asked for.
 *
 * Shape: the same records and seed give the same pairs. A pair drawn twice is kept once, so there may be a few less than `size`.
 */
export async function samplePairs(session: Session, prepared: Prepared, size: number, seed: number): Promise<number> {
  const [first = 0, second] = prepared.sizes
  const isTwo = second !== undefined
  if (possiblePairs(prepared) <= size) {
    await session.run(
      `create table random_pair as select a.rec as l, b.rec as r from rec as a join rec as b on ${isTwo ? 'a.src = 0 and b.src = 1' : 'a.rec < b.rec'}`,
    )
  } else {
    // the hash of a text is even; that of whole numbers together is not, and drew every fifth pair twice
    const draw = (salt: number, of: number) => `(hash(concat(i, '/', ${seed}, '/', ${salt})) % ${of})::integer`
    await session.run(`create temp table place as select rec, src, (row_number() over (partition by src order by rec) - 1)::integer as nth from rec`)
    const drawn = isTwo
      ? `select a.rec as l, b.rec as r from (select ${draw(1, first)} as x, ${draw(2, second)} as y from range(${size}) as t(i))
          join place as a on a.src = 0 and a.nth = x join place as b on b.src = 1 and b.nth = y`
      : `select least(x, y) as l, greatest(x, y) as r from (select ${draw(1, first)} as x, ${draw(2, first)} as y from range(${size}) as t(i)) where x <> y`
    await session.run(`create table random_pair as select distinct l, r from (${drawn})`)
    await session.run('drop table place')
  }
  const counted = await session.one<{ n: bigint }>('select count(*) as n from random_pair')
  return Number(counted?.n ?? 0)
}
