/**
 * `node bench/allocate.ts [people] [pledges]`: sharing out donations, by default 20.000 candidates over 12 pledges, each with a fence of its own.
 *
 * The limit is the same sharing by the rules alone with its bound, in the same run. Every person is invented; nothing is written.
 */
import { type Candidate, householdsOf } from '../packages/engine/src/planning/allocation/households.ts'
import { shareBest, shareByRules } from '../packages/engine/src/planning/allocation/optimal.ts'
import type { AllocationPledge } from '../packages/engine/src/planning/allocation/task.ts'
import { loadNeed } from '../packages/engine/src/planning/need.ts'
import { randomStream } from '../packages/engine/src/synth/random.ts'
import { report } from './machine.ts'

const people = Number(process.argv[2] ?? 20_000)
const pledgeCount = Number(process.argv[3] ?? 12)
const random = randomStream(1, 'bench-allocate')
const CAUSES = ['arrears', 'pbi-removed', 'left-employment', 'end-of-month']
const village = () => `64.74.0${1 + random.int(3)}.10${String(1 + random.int(5)).padStart(2, '0')}`

/** Households of one to six people in fifteen villages. */
function candidates(): Candidate[] {
  const all: Candidate[] = []
  for (let household = 0; all.length < people; household++) {
    const [area, decile, heads] = [village(), 1 + random.int(10), 1 + random.int(6)]
    for (let head = 0; head < heads && all.length < people; head++) {
      const isRegistered = random.int(3) > 0
      const cause = isRegistered ? (CAUSES[random.int(CAUSES.length)] ?? null) : null
      all.push({ row_no: all.length + 1, household: `k${household}`, area_path: area, decile, age: random.int(85), cause, is_registered: isRegistered })
    }
  }
  return all
}

/** A third by area, a third by decile, a third by age; together they reach a third of the people. */
function pledge(index: number): AllocationPledge {
  const open = { areas: [], decileMax: null, needs: [], causes: [], ageMin: null, ageMax: null }
  const fences = [
    { ...open, areas: [`64.74.0${1 + (index % 3)}`] },
    { ...open, decileMax: 2 + (index % 4) },
    { ...open, ageMin: index % 2 ? 60 : 0, ageMax: index % 2 ? 150 : 17 },
  ]
  return { id: `p${index}`, heads: Math.floor(people / 3 / pledgeCount) - index * 3, ring: fences[index % 3] ?? open }
}

const pledges = Array.from({ length: pledgeCount }, (_, index) => pledge(index))
const stop = { nodes: 200_000, seconds: 120, types: 60_000 }
const seconds = async <T>(work: () => Promise<T> | T): Promise<[number, T]> => {
  const started = performance.now()
  const done = await work()
  return [(performance.now() - started) / 1000, done]
}

const [gathering, households] = await seconds(() => householdsOf(candidates(), pledges, loadNeed(), 'bench'))
const capacity = pledges.map((it) => it.heads)
const [byRules, rules] = await seconds(() => shareByRules(households, capacity, stop))
const [best, optimal] = await seconds(() => shareBest(households, capacity, stop))
const gap = (it: { points: number; bound: number }) => `${(((it.bound - it.points) / it.bound) * 100).toFixed(3)} %`
console.log(`${households.length} households gathered in ${gathering.toFixed(2)} s`)
console.log(`rules: ${rules.points} points, at most ${gap(rules)} below the best; best: ${optimal.points} points, ${optimal.way}, gap ${gap(optimal)}`)
console.log(
  `the rules reach ${((rules.points / optimal.points) * 100).toFixed(2)} % of the best; processor time ${(process.cpuUsage().user / 1e6).toFixed(1)} s`,
)
const isMet = report([
  {
    what: 'the best way of sharing out',
    size: `${people} people × ${pledgeCount} pledges`,
    value: best,
    unit: 's',
    goal: 60,
    sense: 'most',
    limit: { what: 'the rules with their bound', value: byRules },
  },
])
process.exitCode = isMet ? 0 : 1
