import { expect, it } from 'vitest'
import { listProgrammes } from '../../modules/takeovers/programmes.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { recordBudget } from './budget.ts'
import { profiles } from './profiles.ts'
import { confirmTakeovers, startTakeovers } from './takeovers.ts'

// Goal: the demonstration shows every step of a takeover, from those who wait to those whom the roster confirmed, and starts it once.
it('starts a programme with people in many steps, moves that wait, and an earlier one that the roster confirms', async () => {
  const app = await testApp()
  const profile = { ...profiles.bontang, month: '2025-11' }
  const stage = { app, profile, say: () => {}, signal: new AbortController().signal }
  await builtCity(app, { regency: profile.regency, population: 6_000, history: 1 })
  await ctxFor(app, 'dinkes', profile.regency, (ctx) => recordBudget(ctx, profile))
  await startTakeovers(stage)
  await confirmTakeovers(stage)
  await startTakeovers(stage)
  const { rows } = await ctxFor(app, 'dinkes', profile.regency, (ctx) => listProgrammes(ctx, {}))
  const statesOf = (name: string) => new Set(rows.find((it) => it.name === name)?.stages.map((it) => it.state))
  expect(rows).toHaveLength(4)
  for (const state of ['proposed', 'rt', 'lurah', 'verified', 'decided', 'sent'] as const) expect(statesOf('Talangan keluarga desil 1–4')).toContain(state)
  expect(statesOf('Usulan PBI pusat')).toEqual(new Set(['proposed']))
  expect(statesOf('Talangan bulan lalu')).toContain('confirmed')
})
