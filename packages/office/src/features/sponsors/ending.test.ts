import { expect, it } from 'vitest'
import { endingSoon } from './ending.ts'

type Pledge = Parameters<typeof endingSoon>[0][number]
const pledge = (id: string, endsIn: number | null, heads = 10) => ({ id, endsIn, heads }) as Pledge

it('warns of cover that ends within the months of warning and of what has just ended, soonest first', () => {
  const all = [
    pledge('later', 4),
    pledge('edge', 3),
    pledge('now', 0),
    pledge('over', -1),
    pledge('long over', -2),
    pledge('open', null),
    pledge('nobody', 1, 0),
  ]
  expect(endingSoon(all, 3).map((it) => it.id)).toEqual(['over', 'now', 'edge'])
})
