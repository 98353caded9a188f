import type { GetProvince, OutputOf } from '@semesta/contract'
import { percentText } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { decide, thresholdsOn } from './law.ts'
import * as store from './store.ts'

/** Totals of the regencies of a province that have built the month; no names, no areas below the regency. */
export async function getProvince(ctx: Ctx, ask: { province: string; month: string }): Promise<OutputOf<typeof GetProvince>> {
  const totals = await store.listProvince(ctx, ask.province, ask.month)
  const names = await areaNames(
    ctx.trx,
    totals.map((it) => it.regency_code),
  )
  return {
    rows: totals.map(({ regency_code: code, as_of, population, registered, active, arrears }) => {
      const law = thresholdsOn(as_of)
      const basis = law.basis === 'population' ? population : registered
      return {
        ...{ code, name: names.get(code) ?? code, population, registered, active },
        coveragePercent: percentText({ part: registered, whole: population }, [law.coverage]),
        keaktifanPercent: percentText({ part: active, whole: basis }, [law.keaktifan]),
        statusId: decide({ asOf: as_of, population, registered, active, arrears: arrears === null ? null : { value: arrears, source: '' } }).id,
      }
    }),
  }
}
